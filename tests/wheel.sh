#!/usr/bin/env bash
# Build the wheel from the sdist, install it far from the checkout, and judge the example report with it and with the checkout.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$root/.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m build --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet "$work"/dist/*.whl
report=("check" "$root/data/examples/feedback.tsv" "--orders" "$root/data/examples/orders.tsv" "--format" "jsonl")
cd "$work"
"$python" -m feedback_rules "${report[@]}" --output "$work/checkout.jsonl" || [ $? -eq 3 ]
"$work/venv/bin/feedback-rules" "${report[@]}" --output "$work/wheel.jsonl" || [ $? -eq 3 ]
"$work/venv/bin/python" -c "import feedback_rules; assert 'site-packages' in feedback_rules.__file__, feedback_rules.__file__"
cmp "$work/checkout.jsonl" "$work/wheel.jsonl"
page=("${report[@]:0:4}" "--format" "html" "--today" "2026-11-01")
"$python" -m feedback_rules "${page[@]}" --output "$work/checkout.html" || [ $? -eq 3 ]
"$work/venv/bin/feedback-rules" "${page[@]}" --output "$work/wheel.html" || [ $? -eq 3 ]
cmp "$work/checkout.html" "$work/wheel.html"
echo "the installed wheel judges $(wc -l <"$work/wheel.jsonl") feedback as the checkout does; $(du -k "$work"/dist/*.whl | cut -f1) kB"
