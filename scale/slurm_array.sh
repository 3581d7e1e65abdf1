#!/bin/sh
# A run over many machines with Slurm: an array of shards, then one job that merges them.
#
#   scale/slurm_array.sh LIST OUT SHARDS [options of gewu convert]
#
# LIST names a document a line; it, the documents and OUT must be seen by every machine. A shard
# that is killed or preempted is queued again by Slurm and goes on from its journal.
set -eu
if [ $# -lt 3 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
fi
list=$1 out=$2 shards=$3
shift 3
parts=$out.parts
mkdir -p "$parts"
array=$(sbatch --parsable --requeue --array="1-$shards" --job-name=gewu-shard \
  --output="$parts/%a.log" --cpus-per-task="${GEWU_CPUS:-1}" <<JOB
#!/bin/sh
# 3, 4 and 5 are about documents: the shard itself is complete.
gewu convert --files-from '$list' -o '$parts'/part\$SLURM_ARRAY_TASK_ID \\
  --shard \$SLURM_ARRAY_TASK_ID/$shards --jobs \$SLURM_CPUS_PER_TASK $*
code=\$?
case \$code in 0|3|4|5) exit 0;; *) exit \$code;; esac
JOB
)
merge="gewu merge"
for shard in $(seq 1 "$shards"); do merge="$merge '$parts/part$shard'"; done
sbatch --parsable --dependency="afterok:$array" --job-name=gewu-merge --output="$parts/merge.log" \
  --wrap "$merge -o '$out'"
