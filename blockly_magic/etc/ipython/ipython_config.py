# %blockly is there in every notebook, without %load_ext.
c = get_config()  # noqa: F821
c.InteractiveShellApp.extensions.append("blockly_magic")
