"""The impact engine from Python: JSON lines to and from its terminal command. Standard library only.

    from alongside_impact import Engine

    with Engine() as engine:
        answer = engine.answer(engine.example())
        print(answer["deaths_averted"]["median"], answer["deaths_averted"]["ci95"])

Needs Node 20 or newer and the package `@alongside/impact` (`npm i ./alongside-impact-2.0.0.tgz`). The command is looked for in
`node_modules` of this folder and those above; name another with `Engine(command=["node", "/path/to/dist/terminal.js"])`.
"""

import json
import shutil
import subprocess
from pathlib import Path

__all__ = ["Engine", "EngineProblem"]


class EngineProblem(Exception):
    """A request was refused. `problems` names each field with its code."""

    def __init__(self, problems):
        super().__init__("\n".join(problem["message"] for problem in problems))
        self.problems = problems


def _find_command():
    for folder in [Path.cwd(), *Path.cwd().parents]:
        built = folder / "node_modules" / "@alongside" / "impact" / "dist" / "terminal.js"
        if built.exists():
            return ["node", str(built)]
    found = shutil.which("alongside-impact")
    if found is None:
        raise FileNotFoundError("alongside-impact is not installed here: npm i ./alongside-impact-2.0.0.tgz")
    return [found]


class Engine:
    """One running engine. Every method sends one request and waits for its end."""

    def __init__(self, command=None):
        self._process = subprocess.Popen(
            [*(command or _find_command()), "lines"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._next = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the engine."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def request(self, call, **fields):
        """(rows, value) of any request; rows are dicts with scenario, draw, month, outcome, value."""
        self._next += 1
        request = {"id": self._next, "call": call, **{k: v for k, v in fields.items() if v is not None}}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        rows = []
        for line in self._process.stdout:
            reply = json.loads(line)
            if "row" in reply:
                rows.append(reply["row"])
            elif "problems" in reply:
                raise EngineProblem(reply["problems"])
            else:
                return rows, reply["value"]
        raise RuntimeError("the engine ended before it answered")

    def call(self, name, *arguments):
        """A public function by its name, such as call("kitsForCoverage", "Rhode Island", 0.8)."""
        return self.request(name, **{"with": list(arguments)})[1]

    def example(self):
        """A made-up scenario to start from."""
        return self.request("example")[1]

    def answer(self, scenario):
        """Figures with `median`, `mean`, `mcse` (of the median), `ci50` and `ci95`."""
        return self.request("answer", scenario=scenario)[1]

    def draws(self, scenario, other=None, name=None, other_name=None):
        """(rows, summaries): every draw; with `other`, both programs in one place, the same draw being the same world."""
        return self.request("draws", scenario=scenario, other=other, name=name, otherName=other_name)

    def overdose(self, draws=10, months=48, setting=None, name=None):
        """(rows, summaries) of the Rhode Island overdose model, month by month."""
        return self.request("overdose", draws=draws, months=months, setting=setting, name=name)

    def sharing(self, program="none", draws=10, seed=1, setting=None, name=None):
        """(rows, summaries) of the sharing network: Scott County, or a setting of your own."""
        return self.request("sharing", program=program, draws=draws, seed=seed, setting=setting, name=name)
