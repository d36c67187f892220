/*
 * Search of the handbook: answers what the theme's search box asks.
 *
 * The index lies below search/ in small files (qmsdocs/site/search): for each answer, those of the
 * words asked for are read, the best are chosen by them, and what is shown of the best is read.
 * Words are taken apart and compared as qmsdocs/site/search/words.py does it.
 */
(function (self) {
  "use strict";

  const WORD = /[\p{L}\p{N}]+/gu;
  const PIECE = /[\p{L}\p{N}]+(?:[./–-][\p{L}\p{N}]+)*/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const PADDING = /(?<=\p{L})0+(?=\p{Nd})/gu;

  /* How much a match is worth: the word itself, begun as it is, or with other diacritics. */
  const BEGUN = 0.6, OTHERWISE = 0.25, BY_ANOTHER_NAME = 0.9, MISTYPED = 0.5;
  /* What part of the best value something has that lacks a word and is shown nevertheless. */
  const NEVERTHELESS = 0.5;
  /* What the words say together: a whole name, the beginning of one, side by side in a text. */
  const WHOLE_NAME = 3, IN_A_NAME = 1.6, IN_A_TEXT = 1.25, LOST_NAME = 0.2;
  /* How many of the best are looked at, and how long an excerpt is, with what stands before. */
  const BEST = 20, EXCERPT = 220, BEFORE = 60, MOST_TERMS = 12;
  /* A last word of so many letters may be begun only, unless more files than these hold it. */
  const SHORTEST = 2, MOST_FILES = 2;
  /* What is typed beyond so many words is not read; so many corrections are tried, of words so long. */
  const MOST_WISHES = 64, MOST_CORRECTIONS = 12, CORRECTED = 3;

  /* Words ------------------------------------------------------------------------------------ */

  const composed = (text) => text.normalize("NFC").toLowerCase();

  /* Numbers of codes without the zeros before them: who types BM 5 means BM-05. */
  const unpadded = (word) => word.replace(PADDING, "");

  const known = new Map();

  /* What one word in small letters is looked up by: without diacritics, and with the tone behind. */
  function key(word) {
    let found = known.get(word);
    if (!found) {
      const loose = unpadded(word).normalize("NFD");
      const folded = loose.replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d");
      const toned = loose.replace(TONES, "").normalize("NFC") + (loose.match(TONES) || []).join("");
      known.set(word, (found = { folded, toned }));
    }
    return found;
  }

  const code = (text) => unpadded((composed(text).match(WORD) || []).map((word) => key(word).folded).join(""));

  /* The words of a text with their places in it; letters of one code are one word there. */
  function spans(text, pattern) {
    return [...text.matchAll(pattern)].map((found) => {
      return { at: found.index, end: found.index + found[0].length, written: found[0] };
    });
  }

  /* What is written in one piece of several words, with a number. */
  const codesIn = (text) =>
    spans(text, PIECE).filter(({ written }) => /[./–-]/.test(written) && /\p{Nd}/u.test(written));

  /* What is asked for ------------------------------------------------------------------------ */

  /* One wish is one word or code that must be there. */
  function wishes(query) {
    const text = composed(query);
    const open = /[\p{L}\p{N}]$/u.test(text);
    const codes = codesIn(text);
    const words = spans(text, WORD).filter(
      (word) => !codes.some((each) => each.at <= word.at && word.end <= each.end)
    );
    const all = [...codes.map(codeWish), ...words.map(wordWish)].sort((a, b) => a.at - b.at);
    if (open && all.length) all[all.length - 1].begun = true;
    return all.slice(0, MOST_WISHES);
  }

  function codeWish(span) {
    // A number of which only zeros are typed is begun with any.
    const folded = code(span.written).replace(/(?<=\p{L})0+$/u, "");
    const parts = spans(span.written, WORD).map(wordWish);
    return { ...span, folded, toned: folded, exact: false, begun: true, parts };
  }

  function wordWish(span) {
    const { folded, toned } = key(span.written);
    return { ...span, folded, toned, exact: toned !== folded, begun: false };
  }

  /* What a code is made of, and a word that is one without its signs, such as NĐ123. */
  function partsOf(wish) {
    const parts = wish.parts || spans(wish.written, /\p{L}+|\p{N}+/gu).map(wordWish);
    return parts.length > 1 ? parts : [];
  }

  const asWishes = (words) => spans(composed(words), WORD).map(wordWish);

  /* Every way to read a query: as it stands, as one code, and with words that people use instead. */
  function readings(query, ways) {
    const asked = wishes(query);
    const found = [{ wishes: asked, worth: 1 }];
    if (asked.length > 1 && asked.length < 7 && /\p{Nd}/u.test(query)) {
      found.push({ wishes: [codeWish({ at: 0, end: query.length, written: composed(query) })], worth: 1 });
    }
    for (const [said, meant] of ways) {
      const at = place(asked, said);
      if (at < 0) continue;
      for (const each of meant) {
        const instead = [...asked.slice(0, at), ...each, ...asked.slice(at + said.length)];
        found.push({ wishes: instead, worth: BY_ANOTHER_NAME, name: each });
      }
    }
    return found;
  }

  /* Where words stand side by side in what is asked; who typed diacritics means no other word. */
  function place(asked, said) {
    return asked.findIndex((_, at) =>
      said.every((word, n) => {
        const wish = asked[at + n];
        return wish && wish.folded === word.folded && (!wish.exact || wish.toned === word.toned);
      })
    );
  }

  /* The index -------------------------------------------------------------------------------- */

  /* Returns what answers queries; `read` gives the value of a file by its name and a stamp. */
  function engine(read) {
    let manifest, ways, files;

    async function begin() {
      files = new Map();
      manifest = await read("manifest", String(Date.now()));
      ways = manifest.ways.map(([said, meant]) => [asWishes(said), meant.map(asWishes)]);
    }

    function file(name) {
      if (!files.has(name)) files.set(name, read(name, manifest.stamp));
      return files.get(name);
    }

    /* Place of the file in which a word stands, if it stands anywhere. */
    function fileOf(word) {
      let low = 0, high = manifest.words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (manifest.words[middle] <= word) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    }

    function needed(wish) {
      const first = fileOf(wish.folded);
      const last = wish.begun ? fileOf(wish.folded + "\uffff") : first;
      // What so many words begin with is looked for when more of it is typed.
      const end = last - first < MOST_FILES ? last : first;
      return Array.from({ length: end - first + 1 }, (_, n) => first + n);
    }

    async function words(wanted) {
      const places = [...new Set(wanted.flatMap(needed))].sort((a, b) => a - b);
      const parts = await Promise.all(places.map((each) => file(`words/${each}`)));
      if (parts.some(([stamp]) => stamp !== manifest.stamp)) throw new Changed();
      return parts.map(([, part]) => part);
    }

    /* How much a wish is fulfilled by each thing, by its number. */
    function fulfilled(wish, parts) {
      const found = new Map();
      const begins = wish.begun && wish.folded.length >= SHORTEST;
      for (const part of parts) {
        for (const folded of begins ? Object.keys(part) : [wish.folded]) {
          if (!Object.hasOwn(part, folded) || !folded.startsWith(wish.folded)) continue;
          for (const [toned, ...impacts] of part[folded]) add(found, impacts, worth(wish, folded, toned));
        }
      }
      return found;
    }

    function add(found, impacts, worth) {
      for (let n = 0; n < impacts.length; n += 2) {
        const value = impacts[n] * worth;
        let number = 0;
        for (const step of impacts[n + 1]) {
          number += step;
          if (value > (found.get(number) || 0)) found.set(number, value);
        }
      }
    }

    function worth(wish, folded, toned) {
      if (folded !== wish.folded) {
        return BEGUN * (wish.exact && !toned.startsWith(bare(wish.toned)) ? OTHERWISE : 1);
      }
      return wish.exact && toned !== wish.toned ? OTHERWISE : 1;
    }

    /* The things that fulfil a reading; those that miss some of its wishes are worth less. */
    function judged(reading, parts) {
      const each = reading.wishes.map((wish) => fulfilled(wish, parts));
      const weights = each.map((found) => Math.log(1 + manifest.things / (1 + found.size)) + 0.1);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const sums = new Map();
      each.forEach((found, n) => {
        for (const [number, value] of found) {
          const sum = sums.get(number) || { value: 0, count: 0 };
          sum.value += (weights[n] * value) / whole;
          sum.count += 1;
          sums.set(number, sum);
        }
      });
      return [...sums].map(([number, { value, count }]) => {
        const missed = (count / each.length) ** 2;
        return { number, value: value * reading.worth * missed, reading, whole: count === each.length };
      });
    }

    /* What lacks a word is shown where nothing has them all, or says much more of the others. */
    function best(readings, parts) {
      const found = new Map();
      for (const one of readings.flatMap((reading) => judged(reading, parts))) {
        const other = found.get(one.number);
        if (!other || other.value < one.value) found.set(one.number, one);
      }
      const ranked = [...found.values()].sort((a, b) => b.value - a.value || a.number - b.number);
      const least = ranked[0]?.whole ? ranked[0].value * NEVERTHELESS : 0;
      return ranked.filter((one) => one.whole || one.value >= least).slice(0, BEST);
    }

    async function thing(number) {
      const listed = number - manifest.pages;
      const name = listed < 0 ? `pages/${number}` : `lists/${Math.floor(listed / manifest.together)}`;
      return (await file(name))[listed < 0 ? 0 : listed % manifest.together];
    }

    /* A code that nothing bears is looked for by its parts. */
    function apart(reading, parts) {
      const wishes = reading.wishes.flatMap((wish) => {
        const own = partsOf(wish);
        return own.length && !fulfilled(wish, parts).size ? own : [wish];
      });
      return { ...reading, wishes };
    }

    /* Readings with words of the handbook in the place of those that are nowhere. */
    async function corrected(reading, parts) {
      const wrong = reading.wishes.filter(
        (wish) => /^\p{L}+$/u.test(wish.folded) && wish.folded.length >= CORRECTED && !fulfilled(wish, parts).size
      );
      let found = [reading.wishes];
      for (const wish of wrong) {
        const written = (await file("vocabulary")).split(" ");
        // It may go on in a file that is not read before more of it is typed.
        if (wish.begun && written.some((word) => word.startsWith(wish.folded))) continue;
        const meant = written.filter((word) => nearly(word, wish.folded)).slice(0, MOST_CORRECTIONS);
        if (!meant.length) continue;
        const others = meant.map((word) => wordWish({ ...wish, written: word }));
        found = found.flatMap((wishes) => others.map((other) => wishes.map((one) => (one === wish ? other : one))));
        found = found.slice(0, MOST_CORRECTIONS);
      }
      return found[0] === reading.wishes ? [] : found.map((wishes) => ({ wishes, worth: MISTYPED }));
    }

    async function answer(query, current) {
      const asked = readings(query, ways);
      if (!asked[0].wishes.length) return { items: [] };
      const wanted = asked.flatMap((each) => each.wishes.flatMap((one) => [one, ...partsOf(one)]));
      let parts = await words(wanted);
      if (!current()) return null;
      const first = apart(asked[0], parts), others = asked.slice(1);
      const instead = await corrected(first, parts);
      if (instead.length) parts = await words([...wanted, ...instead.flatMap((each) => each.wishes)]);
      if (!current()) return null;
      const found = best([first, ...others, ...instead], parts);
      const things = await Promise.all(found.map((each) => thing(each.number)));
      const shown = found.map((each, n) => new Shown(things[n], each));
      shown.sort((a, b) => b.value - a.value);
      return { items: grouped(shown), suggest: suggested(asked[0].wishes, parts) };
    }

    return {
      begin,
      async answer(query, current) {
        try {
          return await answer(query, current);
        } catch (error) {
          // The site was made anew while somebody was reading it.
          await begin();
          return answer(query, current);
        }
      },
    };
  }

  class Changed extends Error {}

  /* Do two words begin alike and differ in one letter, or in two that changed places? */
  function nearly(one, other) {
    if (one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const rest = one.slice(at), tail = other.slice(at);
    return (
      rest.slice(1) === tail || rest === tail.slice(1) || rest.slice(1) === tail.slice(1) ||
      (rest[0] === tail[1] && rest[1] === tail[0] && rest.slice(2) === tail.slice(2))
    );
  }

  const bare = (toned) => toned.replace(TONES, "");

  /* How the last word may go on, as most texts have it. */
  function suggested(asked, parts) {
    const last = asked[asked.length - 1];
    if (last.parts || last.exact || last.folded.length < SHORTEST) return [];
    let most = 0, found = "";
    for (const part of parts) {
      for (const [folded, written] of Object.entries(part)) {
        if (!folded.startsWith(last.folded) || /\d/.test(folded)) continue;
        const count = written.flat().reduce((sum, each) => sum + (each.length || 0), 0);
        if (count > most) [most, found] = [count, folded];
      }
    }
    return found ? [found] : [];
  }

  /* What is shown ---------------------------------------------------------------------------- */

  const escaped = (text) =>
    text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  /* A text taken apart; its words are there as often as it is shown, so that this is done once. */
  function taken(text) {
    const words = spans(text, WORD).map((span) => ({ ...span, ...key(span.written.toLowerCase()) }));
    const codes = codesIn(text).map((span) => ({ ...span, folded: code(span.written), toned: "" }));
    return { text, words, all: [...words, ...codes] };
  }

  function takenApart(thing) {
    if (!thing.taken) {
      thing.taken = {
        title: taken(thing.title),
        names: thing.names.map(taken),
        parts: thing.parts.map(([anchor, title, text]) => ({ anchor, title: taken(title), text: taken(text) })),
      };
    }
    return thing.taken;
  }

  /* One of the best, with its words marked as they are written there. */
  class Shown {
    constructor(thing, { value, reading }) {
      const { title, names, parts } = takenApart(thing);
      Object.assign(this, { thing, title, names, wishes: reading.wishes, forms: new Set(), marked: new Set() });
      this.inOrder = this.wishes.flatMap((wish) => wish.parts || [wish]);
      const named = [title, ...names].filter((name) => this.together(name)).length > 0;
      const looked = parts.map((part) => ({ ...part, ...this.looked(part) }));
      this.part = looked.reduce((a, b) => (b.worth > a.worth ? b : a), looked[0]);
      this.inName = named || !this.missed([title, ...names]).length;
      const texts = [title, ...names, ...parts.flatMap((part) => [part.title, part.text])];
      this.missing = this.missed(texts);
      this.value = value * this.worth(named, looked) * (this.apart(reading.name, texts) ? LOST_NAME : 1);
    }

    worth(named, looked) {
      if ([this.title, ...this.names].some((name) => this.whole(name))) return WHOLE_NAME;
      if (this.wishes.length === 1) return 1;
      return named ? IN_A_NAME : looked.some((part) => part.together) ? IN_A_TEXT : 1;
    }

    /* Another name is one only where its words stand side by side. */
    apart(name, texts) {
      return name && !texts.some((text) => this.together(text, name));
    }

    /* How well a section shows what was asked for. */
    looked({ title, text }) {
      const inTitle = this.together(title), together = this.together(text) || inTitle;
      const held = this.wishes.length - this.missed([title, text]).length;
      return { together, worth: held + (together ? 1 : 0) + (inTitle ? 1 : 0) };
    }

    fits(wish, { folded, toned }, exact) {
      const same = wish.begun ? folded.startsWith(wish.folded) : folded === wish.folded;
      return same && (!exact || !wish.exact || (wish.begun ? toned.startsWith(bare(wish.toned)) : toned === wish.toned));
    }

    /* Do the words stand side by side, in this order? Their diacritics there are remembered. */
    together({ words }, wanted = this.inOrder) {
      let found = false;
      for (let at = 0; at + wanted.length <= words.length; at++) {
        if (wanted.every((wish, n) => this.fits(wish, words[at + n], true))) {
          wanted.forEach((_, n) => this.forms.add(words[at + n].toned));
          found = true;
        }
      }
      return found;
    }

    /* Is it what was asked for, and nothing more? */
    whole({ words }) {
      const joined = words.map((each) => each.folded).join("");
      if (joined !== this.wishes.map((wish) => wish.folded).join("")) return false;
      return this.inOrder.every((wish, n) => !wish.exact || words[n]?.toned === wish.toned);
    }

    missed(texts) {
      return this.wishes.filter((wish) => !texts.some(({ all }) => all.some((each) => this.fits(wish, each, false))));
    }

    /* Places of the words in a text: as they were typed, where some are so, and else otherwise. */
    places({ all }) {
      const kept = [];
      for (const wish of this.wishes) {
        const loose = all.filter((each) => this.fits(wish, each, false));
        const exact = loose.filter((each) => this.fits(wish, each, true));
        const usual = exact.filter((each) => !each.toned || this.forms.has(each.toned));
        kept.push(...(usual.length ? usual : exact.length ? exact : loose));
      }
      kept.sort((a, b) => a.at - b.at || b.end - a.end);
      return kept.filter((each, n) => n === 0 || kept.slice(0, n).every((other) => other.end <= each.at));
    }

    marks({ text }, places, from = 0, to = text.length) {
      let html = "", done = from;
      for (const { at, end, written } of places) {
        if (at < from || end > to) continue;
        this.marked.add(written.toLowerCase());
        html += `${escaped(text.slice(done, at))}<mark>${escaped(written)}</mark>`;
        done = end;
      }
      return html + escaped(text.slice(done, to));
    }

    marking(taken) {
      return this.marks(taken, this.places(taken));
    }

    /* The piece of a text in which most different words stand. */
    excerpt(taken) {
      const places = this.places(taken), { text } = taken;
      let begin = 0, most = 0;
      for (const { at } of places) {
        const within = places.filter((each) => each.at >= at && each.end <= at + EXCERPT);
        const count = new Set(within.map((each) => each.folded)).size + within.length / 100;
        if (count > most) [most, begin] = [count, at];
      }
      const from = begin < BEFORE ? 0 : text.lastIndexOf(" ", begin - BEFORE / 2) + 1;
      const space = text.indexOf(" ", from + EXCERPT);
      const to = space < 0 ? text.length : space;
      return `<p>${from ? "… " : ""}${this.marks(taken, places, from, to)}${to < text.length ? " …" : ""}</p>`;
    }

    /* What the theme shows: the page, and the section of it in which the words stand. */
    items() {
      const { thing, part } = this;
      const title = this.marking(this.title);
      const text = part ? this.excerpt(part.text) : "";
      const heading = part && part.anchor ? this.marking(part.title) : "";
      const called = thing.parent ? [] : this.names.slice(1).filter((name) => this.places(name).length);
      const tags = called.length ? { tags: called.map((name) => this.marking(name)) } : {};
      const terms = Object.fromEntries([
        ...[...this.marked].slice(0, MOST_TERMS).map((word) => [word, true]),
        ...this.missing.map((wish) => [wish.written, false]),
      ]);
      const item = (location, title, text, more) => ({ location, title, text, score: this.value, terms, ...more });
      if (thing.parent) return [item(thing.parent[0], escaped(thing.parent[1]), ""), item(thing.at, title, text)];
      if (!heading || this.inName) return [item(thing.at, title, text, tags)];
      return [item(thing.at, title, "", tags), item(`${thing.at}#${part.anchor}`, heading, text)];
    }
  }

  /* What one page lists is shown below one title, where its best stands. */
  function grouped(shown) {
    const groups = new Map();
    for (const each of shown) {
      const [page, ...rest] = each.items();
      const name = each.thing.parent ? `${page.location}#` : page.location;
      if (groups.has(name)) groups.get(name).push(...rest);
      else groups.set(name, [page, ...rest]);
    }
    return [...groups.values()];
  }

  /* The theme's questions -------------------------------------------------------------------- */

  const READY = 1, QUERY = 2, RESULT = 3;

  /* Returns what takes the theme's messages; `reply` takes what the theme is told. */
  function served(read, reply) {
    const search = engine(read);
    let last = 0;
    return async ({ type, data }) => {
      if (type !== QUERY) {
        await search.begin();
        return reply({ type: READY });
      }
      const mine = ++last;
      const found = await search.answer(data, () => mine === last).catch(() => ({ items: [] }));
      // Who has typed on waits for another answer.
      if (found && mine === last) reply({ type: RESULT, data: found });
    };
  }

  if (self.document) {
    self.qmsSearchServed = served;
    return;
  }
  const folder = new URL("../search/", self.location.href);
  const read = async (name, stamp) => {
    const found = await fetch(new URL(`${name}.js?${stamp}`, folder));
    if (!found.ok) throw new Error(`${found.status} ${name}`);
    const text = await found.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  const take = served(read, (message) => self.postMessage(message));
  self.addEventListener("message", (event) => take(event.data));
})(self);
