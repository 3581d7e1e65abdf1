#!/usr/bin/env python3
"""Shows the driver at work: made documents over three workers, one of which is killed on the way.

    scale/dask_trial.py GEWU [--documents 500] [--shards 20]

Fails unless the merged output is, byte for byte, that of one run, and tells how many documents were
begun twice. Ends with 77 where Debian's python3-distributed is not installed.
"""
import argparse
import filecmp
import os
import signal
import subprocess
import sys
import tempfile
import time

try:
    import distributed  # noqa: F401
    import fsspec  # noqa: F401
except ImportError:
    print("python3-distributed is not installed")
    sys.exit(77)

FORM = """项目支出绩效目标表
（2023年度）
项目名称\t第{0}号道路养护项目
预算单位\t某县交通局{1}
年度资金总额\t{2}
其中：财政拨款\t{2}
其他资金\t0
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t养护里程\t≥{0}公里
产出指标\t质量指标\t验收合格率\t=100%
满意度指标\t满意度指标\t群众满意度\t≥95%
"""


def make_documents(folder, count):
    os.makedirs(folder)
    names = []
    for i in range(count):
        name = os.path.join(folder, f"doc{i:05d}.txt")
        with open(name, "w", encoding="utf-8") as file:
            file.write(FORM.format(i, i % 37, (i * 7919 % 90000) / 100))
        names.append(name)
    return names


def children(pid):
    """Of all its threads."""
    found = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                found += [int(word) for word in file.read().split()]
    except OSError:
        pass  # it has ended
    return found


def is_dask_worker(pid):
    """A process of the cluster that has a gewu below it."""
    try:
        return any(b"convert" in open(f"/proc/{child}/cmdline", "rb").read()
                   for child in children(pid))
    except OSError:
        return False


def descendants(pid):
    for child in children(pid):
        yield child
        yield from descendants(child)


def kill_one_worker(driver):
    """Kills a worker at work, and the gewu that it runs, as a machine that fails would."""
    for pid in list(descendants(driver.pid)):
        if not is_dask_worker(pid):
            continue
        for victim in [*descendants(pid), pid]:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return True
    return False


def finished_shards(parts):
    if not os.path.isdir(parts):
        return 0
    return sum(os.path.exists(os.path.join(parts, part, "gewu.shard"))
               for part in os.listdir(parts))


def run_and_kill(command, parts, after):
    driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    killed = False
    while driver.poll() is None:
        if not killed and finished_shards(parts) >= after:
            killed = kill_one_worker(driver)
        time.sleep(0.02)
    return driver.returncode, killed


def differences(one, other):
    compared = filecmp.dircmp(one, other)
    wrong = compared.left_only + compared.right_only
    wrong += [name for name in compared.common_files
              if not filecmp.cmp(os.path.join(one, name), os.path.join(other, name), shallow=False)]
    for name in compared.common_dirs:
        wrong += differences(os.path.join(one, name), os.path.join(other, name))
    return wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("gewu")
    arguments.add_argument("--documents", type=int, default=500)
    arguments.add_argument("--shards", type=int, default=20)
    asked = arguments.parse_args()
    gewu = os.path.abspath(asked.gewu)
    driver = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dask_driver.py")
    with tempfile.TemporaryDirectory() as folder:
        names = make_documents(os.path.join(folder, "in"), asked.documents)
        listed = os.path.join(folder, "list")
        with open(listed, "w", encoding="utf-8") as file:
            file.writelines(name + "\n" for name in names)
        one, out = os.path.join(folder, "one"), os.path.join(folder, "out")
        subprocess.run([gewu, "convert", "--files-from", listed, "-o", one, "--quiet"], check=False)
        command = [sys.executable, driver, listed, out, "--shards", str(asked.shards), "--workers",
                   "3", "--gewu", gewu]
        code, killed = run_and_kill(command, out + ".parts", asked.shards // 4)
        wrong = differences(one, out) if os.path.isdir(out) else ["no output"]
    print(f"{asked.documents} documents, {asked.shards} shards, 3 workers, "
          f"{'one killed' if killed else 'NONE KILLED'}: exit code {code}, "
          f"{len(wrong)} files differ {wrong[:5]}")
    return 0 if killed and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
