#!/usr/bin/env python3
"""Reads many documents on many machines: shards of `gewu convert` over the workers of Dask, then
`gewu merge`.

A shard is a task. One whose worker is lost is given to another; where its output folder can still
be seen, it goes on from its journal, so that nothing is read twice but the pages in hand. Lists and
results may lie wherever fsspec reads and writes (a folder, s3://...): what is not local is copied
beside the worker for the time of its shard.

    scale/dask_driver.py LIST OUT --shards 50 [--scheduler HOST:PORT | --workers 3]
                         [--work DIR] [--gewu PATH] [-- options of gewu convert]

LIST names a document a line. Needs Debian's python3-distributed and python3-fsspec.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import fsspec
from distributed import Client, LocalCluster, as_completed


def is_local(url):
    return "://" not in url or url.startswith("file://")


def local_path(url):
    return url[len("file://"):] if url.startswith("file://") else url


def fetch(urls, folder):
    """Local names of the documents, in their order; what is far is copied into `folder`."""
    names = []
    for number, url in enumerate(urls):
        if is_local(url):
            names.append(os.path.abspath(local_path(url)))
            continue
        place = os.path.join(folder, f"{number:06d}")
        os.makedirs(place, exist_ok=True)
        name = os.path.join(place, os.path.basename(url))
        with fsspec.open(url, "rb") as far, open(name, "wb") as near:
            shutil.copyfileobj(far, near)
        names.append(name)
    return names


def read_shard(gewu, urls, part, options):
    """Runs one shard into the folder `part`; returns its exit code."""
    if os.path.exists(os.path.join(part, "gewu.shard")):
        return 0
    with tempfile.TemporaryDirectory() as folder:
        listed = "\0".join(fetch(urls, folder)) + "\0"
        done = subprocess.run(
            [gewu, "convert", "--files-from", "-", "-o", part, "--shard", "1/1", "--quiet",
             "--jobs", "1", *options],
            input=listed.encode("utf-8", "surrogateescape"), check=False)
    return done.returncode


def parts_of(urls, count):
    count = max(1, min(count, len(urls)))
    edges = [len(urls) * i // count for i in range(count + 1)]
    return [urls[a:b] for a, b in zip(edges, edges[1:])]


def run_shards(client, gewu, parts, work, options):
    """Exit codes of the shards, in their order."""
    folders = [os.path.join(work, f"part{i:05d}") for i in range(len(parts))]
    # A lost worker is tried elsewhere; a shard that loses its third is given up.
    futures = {
        client.submit(read_shard, gewu, urls, folder, options, pure=False, retries=2): i
        for i, (urls, folder) in enumerate(zip(parts, folders))
    }
    codes = [None] * len(parts)
    for future in as_completed(list(futures)):
        codes[futures[future]] = future.result()
        print(f"{sum(c is not None for c in codes)} of {len(parts)} shards", file=sys.stderr)
    return codes, folders


def merge(gewu, folders, out):
    if is_local(out):
        return subprocess.run([gewu, "merge", *folders, "-o", local_path(out)],
                              check=False).returncode
    with tempfile.TemporaryDirectory() as near:
        code = subprocess.run([gewu, "merge", *folders, "-o", near], check=False).returncode
        far, path = fsspec.core.url_to_fs(out)
        far.put(near.rstrip("/") + "/", path, recursive=True)
    return code


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("list")
    arguments.add_argument("out")
    arguments.add_argument("--shards", type=int, default=16)
    arguments.add_argument("--scheduler", help="of a running cluster; else one is started here")
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--work", help="a folder that all workers see, for the shards")
    arguments.add_argument("--gewu", default="gewu")
    arguments.add_argument("options", nargs="*", help="of gewu convert, after --")
    asked = arguments.parse_args()
    with fsspec.open(asked.list, "r", encoding="utf-8", errors="surrogateescape") as file:
        urls = [line.rstrip("\r\n") for line in file if line.strip()]
    work = asked.work or local_path(asked.out).rstrip("/") + ".parts"
    os.makedirs(work, exist_ok=True)
    cluster = None
    if not asked.scheduler:
        cluster = LocalCluster(n_workers=asked.workers, threads_per_worker=1, dashboard_address=None)
    with Client(cluster or asked.scheduler) as client:
        codes, folders = run_shards(client, asked.gewu, parts_of(urls, asked.shards), work,
                                    asked.options)
    # 3, 4 and 5 are about documents; whatever else went wrong, the shard is not complete.
    bad = [i for i, code in enumerate(codes) if code not in (0, 3, 4, 5)]
    if bad:
        print(f"shards {bad} failed with {[codes[i] for i in bad]}; run the same command again",
              file=sys.stderr)
        return 7
    return merge(asked.gewu, folders, asked.out)


if __name__ == "__main__":
    sys.exit(main())
