"""Trees that people get wrong, each beside the exact words that `banns check` has for it.

`<rule-id>/<defect>/configs` holds the files that differ from `base/configs`; `<name>.removed` takes one
of the base's away. What git or an editor would mangle is made by `builders.py`. `<rule-id>/good` comes
close to the defect and is right.
"""
