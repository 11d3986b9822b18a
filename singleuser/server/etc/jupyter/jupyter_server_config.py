"""How a student's server behaves. Root-owned: nothing in a student's home can change it."""

import errno
import logging
import os
import shutil
import site
from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError
from traitlets.config import get_config

LESSONS = Path("/opt/blockroom/lessons")
FONTS = Path("/opt/blockroom/matplotlib")
HOUR = 3600
FULL = "Your folder is full: delete what you no longer need, then save. 你的文件夹已满：请删除不再需要的文件，再保存。"

c = get_config()

# Kernels run in the other environment.
c.KernelSpecManager.ensure_native_kernel = False
c.MultiKernelManager.default_kernel_name = "python3"
# No port that another process in the container, or another container, could reach.
c.KernelManager.transport = "ipc"

# Python becomes blocks by the Python, and with the packages, that students' programs run with.
c.BlockroomLab.python = "/opt/kernel/bin/python"

# A kernel that computes, or that a browser looks at, is never stopped.
c.MappingKernelManager.cull_idle_timeout = HOUR
c.MappingKernelManager.cull_interval = HOUR // 12
c.MappingKernelManager.cull_busy = False
c.MappingKernelManager.cull_connected = False
c.TerminalManager.cull_inactive_timeout = HOUR
# A login shell would reset PATH and lose the kernel environment.
c.ServerApp.terminado_settings = {"shell_command": ["/usr/bin/choom", "-n", "500", "--", "/bin/bash"]}

c.ServerApp.open_browser = False
c.ServerApp.tornado_settings = {
    "headers": {"Content-Security-Policy": "frame-ancestors 'none'"},
    # The hub's word on a home that was full at the start; the Lab shows it.
    "page_config_data": {"blockroomFullHome": os.environ.get("BLOCKROOM_FULL_HOME", "")},
}


class HomeContentsManager(AsyncLargeFileManager):
    """The Lab's view of the home, which says in plain words that it is full."""

    async def save(self, model, path=""):
        try:
            return await super().save(model, path)
        except HTTPError as error:
            if getattr(error.__cause__, "errno", None) not in (errno.EDQUOT, errno.ENOSPC):
                raise
            raise HTTPError(507, FULL) from error


c.ServerApp.contents_manager_class = HomeContentsManager
c.ContentsManager.allow_hidden = False
# Without this the trash fills the student's quota, out of sight.
c.FileContentsManager.delete_to_trash = False
c.FileContentsManager.always_delete_dir = True

# None is installed, and looking for them takes time.
c.LanguageServerManager.autodetect = False
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"


def prepare_home(source: Path, target: Path) -> None:
    """Copy the lessons that the student does not have yet; a full disk must not stop the server."""
    try:
        # A kernel that started without this folder would not see the first package that pip puts into it.
        Path(site.getusersitepackages()).mkdir(parents=True, exist_ok=True)
        target.mkdir(exist_ok=True)
        for lesson in source.glob("*.blockly"):
            place = target / lesson.name
            if not place.exists():
                half = place.with_suffix(".part")
                shutil.copyfile(lesson, half)
                half.rename(place)
    except OSError as error:
        logging.getLogger("ServerApp").warning("The home could not be prepared: %s", error)


def prepare_fonts(source: Path, target: Path) -> None:
    """Give matplotlib the list of fonts that the image was built with: /tmp may be a file system made at the start."""
    try:
        shutil.copytree(source, target, dirs_exist_ok=True)
    except OSError as error:
        logging.getLogger("ServerApp").warning("Fonts could not be prepared: %s", error)


prepare_home(LESSONS, Path.home() / "lessons")
prepare_fonts(FONTS, Path(os.environ["MPLCONFIGDIR"]))
