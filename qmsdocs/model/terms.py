"""What meanings, states, proofs and capacities are called on screen."""

from qmsdocs.model.records import Capacity, Meaning, ProofKind, Signed
from qmsdocs.model.timeline import State
from qmsdocs.wording import say

MEANING = {
    Meaning.PREPARED: say("prepared"),
    Meaning.REVIEWED: say("reviewed"),
    Meaning.APPROVED: say("approved"),
    Meaning.RETURNED: say("returned"),
    Meaning.PROMULGATED: say("promulgated"),
    Meaning.WITHDRAWN: say("withdrawn"),
    Meaning.SUSPENDED: say("suspended"),
    Meaning.RESUMED: say("resumed"),
    Meaning.BASELINE: say("taken over (baseline)"),
    Meaning.CORRECTED: say("corrected"),
    Meaning.ANNULLED: say("annulled"),
    Meaning.VERDICT: say("verdict"),
    Meaning.REGISTERED: say("register change"),
    Meaning.DISPOSED: say("disposed of"),
}
STATE = {
    State.DRAFT: say("draft"),
    State.PREPARED: say("prepared, awaiting review"),
    State.REVIEWED: say("reviewed, awaiting approval"),
    State.APPROVED: say("approved, awaiting promulgation"),
    State.AWAITING: say("promulgated for a later day"),
    State.IN_FORCE: say("in force"),
    State.SUSPENDED: say("suspended from force"),
    State.SUPERSEDED: say("superseded"),
    State.WITHDRAWN: say("withdrawn from force"),
    State.EXPIRED: say("expired"),
}
PROOF = {
    ProofKind.NONE: say("no proof"),
    ProofKind.PAPER: say("signed on paper, scan kept"),
    ProofKind.SSH: say("digital signature (SSH)"),
    ProofKind.PADES: say("digitally signed PDF"),
}
CAPACITY = {
    Capacity.TM: say("on behalf of (TM.)"),
    Capacity.KT: say("in the stead of (KT.)"),
    Capacity.TL: say("by order of (TL.)"),
    Capacity.TUQ: say("by sub-delegation (TUQ.)"),
    Capacity.Q: say("acting (Q.)"),
}
SIGNED = {
    Signed.ABSENT: say("there is no signature file"),
    Signed.BAD: say("the record or the signature was altered, or another key signed"),
    Signed.NO_KEY: say("the person had no key on that day"),
    Signed.GOOD: say("it holds"),
}
