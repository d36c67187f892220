"""The floor: reads every file of a handbook and parses its YAML, nothing more.

python bench/floor.py FOLDER
"""

import os
import sys

import frontmatter
import yaml


def main(folder: str) -> None:
    """Read all files below ``content/``, front matter by python-frontmatter, YAML by libyaml."""
    count = 0
    for place, _, names in os.walk(os.path.join(folder, "content")):  # noqa: PTH118 - a floor is bare
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - as above
            if name.endswith(".md"):
                frontmatter.load(path)
            else:
                with open(path, "rb") as file:  # noqa: PTH123 - as above
                    content = file.read()
                if name.endswith(".yml"):
                    yaml.load(content, Loader=yaml.CSafeLoader)
            count += 1
    print(count)


if __name__ == "__main__":
    main(sys.argv[1])
