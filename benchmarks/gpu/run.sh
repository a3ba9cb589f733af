#!/bin/sh
# Measures Nacre on the GPU of this machine: Linux on x64 with a driver for Vulkan; nothing is installed, and no network is needed.
# The options are those of `npm run bench:gpu`. Libraries that a driver misses can be put into lib.
set -e
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

for packed in "$here/node.gz" "$here/dist/linux-x64/dawn.node.gz"; do
  plain=${packed%.gz}
  [ -e "$plain" ] || { gunzip -c "$packed" >"$plain.part" && chmod +x "$plain.part" && mv "$plain.part" "$plain"; }
done

export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
# The system's own loader of Vulkan goes first; an unusual place of the driver is told to ours.
if ! { ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q 'libvulkan\.so\.1'; then
  LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$here/loader"
fi
if [ -d /usr/local/nvidia/lib64 ]; then
  LD_LIBRARY_PATH="$LD_LIBRARY_PATH:/usr/local/nvidia/lib64"
fi
if [ -z "$VK_DRIVER_FILES$VK_ICD_FILENAMES" ]; then
  for manifest in /etc/vulkan/icd.d /usr/share/vulkan/icd.d /usr/local/share/vulkan/icd.d /usr/local/nvidia/share/vulkan/icd.d \
    /usr/local/nvidia/vulkan/icd.d; do
    if [ -e "$manifest/nvidia_icd.json" ]; then
      export VK_DRIVER_FILES="$manifest/nvidia_icd.json"
      break
    fi
  done
fi

exec "$here/node" "$here/bench.mjs" "$@"
