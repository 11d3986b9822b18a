"""JupyterHub's configuration: one function for each topic, then the operator's own files.

`classroom.yaml` is the file to edit; blockroom.settings says what may be in it. What it cannot say goes into
`jupyterhub_config.d/*.py` beside it, files like this one that run last.
"""

from blockroom import hub, login, metrics, pages, roles, spawner, visitors
from blockroom.settings import load, settings_file

settings = load()

for configure in (
    hub.configure_proxy,
    hub.configure_hub,
    hub.configure_services,
    visitors.configure,
    roles.configure,
    login.configure,
    spawner.configure,
    pages.configure,
    metrics.configure,
):
    configure(c, settings)

for extra in sorted((settings_file().parent / "jupyterhub_config.d").glob("*.py")):
    load_subconfig(str(extra))
