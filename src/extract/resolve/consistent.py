"""Which of the claims at a name (`data/roles.toml`) stand beside each other, and which another one explains."""

from __future__ import annotations


def consistent(found: set[str]) -> set[str]:
    """`found` without what another claim explains: "charges against X" sets nobody apart, and may be dropped."""
    if ">term" in found and "<milder" not in found:
        found = (found | {"<convicting"}) - {"<freeing"} if found & {"<freeing", "<convicting"} else found
    if "<milder" in found:
        found = (found | {"<freeing"}) - {"<convicting", ">convicted", "<milder"}
    if ">unharmed" in found:
        found = (found | {">freed"}) - {">stays", ">convicted", ">acted"}
    if "<unmoved" in found:
        found = (found | {"<convicting"}) - {"<freeing", "<unmoved"}
    elif "<called_off" in found:
        found = (found | {"<freeing"}) - {"<convicting", ">convicted", "<called_off"}
    elif ">excepted" in found:
        found = (found | {">stays"}) - {"<freeing", ">freed", ">excepted"}
    elif "<convicting" in found:
        undone = {"<freeing", ">undone"} & found
        found = (found | {"<freeing"}) - {"<convicting"} if undone else found
    if {"<former", "<including"} <= found:
        found = found - {"<office"}  # "among them is a former minister, X"
    if {"<chosen", ">to_office"} <= found:
        found = found | {">installed"}
    if "<kin_of" in found:
        found = found - {"<thing"}  # "the families of X and Y", but "the families of Y" of a village
    if {"<kin_of", "<litigant"} <= found:
        found = found - {"<litigant", "<winning"}  # "the plaintiffs, relatives of X"
    if found & {"<kin_of", "<killed_of"}:
        found = found - {">freed", ">convicted", ">won", ">acted"}  # "the killers of X were sentenced"
    if "<whom" in found and found & {">acted", ">decreed"}:
        found = (found | {"<power"}) - {"<whom"}
    if "<exchanged_for" in found:
        found = (found | {"<power"}) - {"<freeing", "<winning"}
    if "<litigant" in found:
        found.discard("<agent_by")  # "the class action, led by X"
    if "<loses" in found:
        found = found - {"<winning", "<litigant"}  # "rejected the appeal of X"
    if "<survived" in found:
        found = found - {"<freeing", "<convicting", "<winning"}  # "the conviction of the widow of X"
    if "<power" in found:
        found = found - {"<convicting", ">freed", ">convicted", ">won", ">acted"}  # "A, jailed under X, was freed"
    if "<case_of" in found:
        found = found - {"<convicting"}
    if ">owned_kin" in found:
        found = found - {"<freeing", "<convicting", "<winning"}
    if ">acts_for" in found:
        found = found - {">won", ">freed"}
    if "<freeing" in found:
        found.discard("<killed_of")  # "will no longer ask for the death of X"
    if "<convicting" in found:
        found.discard("<contrast")
    return found - {"<whom", ">undone", ">term", ">unharmed", "<chosen", ">to_office"}
