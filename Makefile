# The verbs of a classroom. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# SETTINGS=FILE: another file than classroom.yaml.
SETTINGS ?=
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo --preserve-env=PIP_INDEX_URL,DOCKER_HOST)
# INVENTORY=FILE: another inventory than inventory.ini.
INVENTORY ?=
BLOCKROOM := .venv/bin/blockroom $(if $(SETTINGS),--settings $(SETTINGS)) $(if $(INVENTORY),--inventory $(INVENTORY))
PYTEST := .venv/bin/python -m pytest
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Node brings a list of authorities of its own, which lacks the school's.
export NODE_EXTRA_CA_CERTS ?= /etc/ssl/certs/ca-certificates.crt

.PHONY: help
help: ## List the verbs | 列出所有命令
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## | [|] ' \
		-v text=$(if $(filter zh%,$(or $(LC_ALL),$(LC_MESSAGES),$(LANG))),3,2) '{printf "make %-18s %s\n", $$1, $$text}'

.PHONY: bootstrap
bootstrap:
	@bin/bootstrap

.PHONY: bootstrap-deploy
bootstrap-deploy:
	@bin/bootstrap deploy

.PHONY: bootstrap-test
bootstrap-test:
	@bin/bootstrap test

.PHONY: up
up: bootstrap ## Install what is missing, build the image, start the classroom | 安装缺少的东西，构建镜像，启动教室
	@$(BLOCKROOM) --sudo up

.PHONY: down
down: bootstrap ## Stop the classroom; everybody's work stays | 停止教室；大家的作业都保留
	@$(BLOCKROOM) --sudo down

.PHONY: status
status: bootstrap ## What runs | 什么在运行
	@$(BLOCKROOM) --sudo status

.PHONY: logs
logs: bootstrap ## The end of all logs | 所有日志的结尾
	@$(BLOCKROOM) --sudo logs

.PHONY: doctor
doctor: bootstrap ## Find the first broken link and its cure; ARGS=--json | 找出第一个故障和处理办法；ARGS=--json
	@$(BLOCKROOM) --sudo doctor $(ARGS)

.PHONY: smoke
smoke: bootstrap ## Log in as a student and run TensorFlow; STUDENT=NAME chooses who | 以学生身份登录并运行 TensorFlow；STUDENT=名字 选择学生
	@$(BLOCKROOM) --sudo smoke $(if $(STUDENT),--user $(STUDENT))

.PHONY: roster
roster: bootstrap ## Add the people of a CSV file: make roster FILE=class7a.csv | 加入 CSV 文件里的人：make roster FILE=class7a.csv
	@$(BLOCKROOM) --sudo roster $(FILE)

.PHONY: image
image: bootstrap ## Build the students' image; SAVE=FILE writes it as an archive | 构建学生的镜像；SAVE=文件 保存为归档
	@$(SUDO) $(BLOCKROOM) image $(if $(SAVE),--save $(SAVE))

# A server. With a section `server` in classroom.yaml, the verbs above and below are about that server, from a laptop too.

.PHONY: deploy
deploy: bootstrap-deploy ## Make a machine the classroom's server; IMAGE=FILE brings an image | 把一台机器变成教室服务器；IMAGE=文件 带上镜像
	@$(BLOCKROOM) deploy $(if $(IMAGE),--image $(IMAGE)) $(ARGS)

.PHONY: upgrade
upgrade: bootstrap-deploy ## Bring the server to this version while students work | 学生工作时把服务器升级到此版本
	@$(BLOCKROOM) upgrade $(if $(IMAGE),--image $(IMAGE))

.PHONY: rollback
rollback: bootstrap-deploy ## Bring the server back to the version before; ARGS=--kept-database | 把服务器退回前一个版本；ARGS=--kept-database
	@$(BLOCKROOM) rollback $(ARGS)

.PHONY: backup
backup: bootstrap-deploy ## Back up the server now, while the class works | 立即备份服务器，不影响上课
	@$(BLOCKROOM) backup

.PHONY: restore
restore: bootstrap-deploy ## Restore all from a backup; ARGS="--student NAME --at DATE" for one | 从备份恢复；ARGS="--student 名字 --at 日期" 只恢复一人
	@$(BLOCKROOM) restore $(ARGS)

.PHONY: rotate
rotate: bootstrap-deploy ## New secrets; ARGS=--certificates for a new certificate authority | 更换密钥；ARGS=--certificates 更换证书颁发机构
	@$(BLOCKROOM) rotate $(ARGS)

.PHONY: retire
retire: bootstrap-deploy ## Archive a class's files and remove its students: make retire CLASS=7a | 归档一个班的文件并移除学生：make retire CLASS=7a
	@$(BLOCKROOM) retire '$(CLASS)' $(ARGS)

.PHONY: roundtrip
roundtrip: bootstrap-test labextension/lib/headless.bundle.mjs ## Python to blocks to Python: make roundtrip PATHS="FOLDER FILE" JSON=1 | Python 变积木再变回：make roundtrip PATHS="文件夹 文件" JSON=1
	@$(SUDO) .venv/bin/python -m bench.roundtrip $(PATHS) $(if $(JSON),--json)

.PHONY: blocks2py
blocks2py: ## Print the Python of a document made of blocks: make -s blocks2py FILE=FILE | 输出积木文档对应的 Python：make -s blocks2py FILE=文件
	@{ bin/bootstrap && $(MAKE) labextension/lib/headless.bundle.mjs; } >&2
	@node labextension/bin/blocks2py.mjs '$(FILE)'

labextension/lib/headless.bundle.mjs: labextension/node_modules $(shell find labextension/src -name '*.ts') labextension/rolldown.config.mjs
	@npm --prefix labextension run --silent build:headless >/dev/null

# Tests. They run a classroom of their own beside any other on this machine.

.PHONY: test
test: ## Lint and unit tests side by side, then integration and browser tests | 同时进行代码检查和单元测试，然后集成和浏览器测试
	@$(MAKE) --jobs=2 lint test-unit
	@$(SUDO) $(PYTEST) tests/integration tests/browser

.PHONY: test-unit
test-unit: bootstrap-test labextension/node_modules labextension/lib/headless.bundle.mjs ## Unit tests of Python and TypeScript | Python 和 TypeScript 的单元测试
	@$(PYTEST) tests/unit blockly_magic/tests
	@npm --prefix labextension run --silent test

.PHONY: test-integration
test-integration: bootstrap-test labextension/node_modules ## A real hub with real containers | 真实的 Hub 和真实的容器
	@$(SUDO) $(PYTEST) tests/integration

.PHONY: test-browser
test-browser: bootstrap-test labextension/node_modules ## What students and teachers do, in Chromium, in both languages | 在 Chromium 里用两种语言做学生和老师做的事
	@$(SUDO) $(PYTEST) tests/browser

.PHONY: test-deploy
test-deploy: bootstrap-test ## Deploy, back up, restore and upgrade servers that systemd runs | 在 systemd 服务器上测试部署、备份、恢复和升级
	@$(SUDO) $(PYTEST) -s --timeout 3600 tests/deploy

.PHONY: lint
lint: bootstrap-test labextension/node_modules ## Linters and type checkers | 代码检查和类型检查
	@ruff check .
	@ruff format --check --quiet .
	@mypy hub/src blockly_magic/src labextension/blockroom_lab tests bench docs
	@shellcheck bin/* .ci/run
	@hadolint singleuser/Dockerfile tests/deploy/standin/Dockerfile
	@yamllint --strict .
	@ansible-lint -q --config-file ansible/.ansible-lint ansible
	@npm --prefix labextension run --silent lint

labextension/node_modules: labextension/package-lock.json
	@echo "Installing the labextension's npm packages (about half a minute)"
	@npm --prefix labextension ci --no-fund --no-audit --silent
	@touch $@

.PHONY: bench
bench: bootstrap ## How long a student waits for a server, and what it weighs (with the classroom up) | 学生等服务器要多久，占多少内存（教室要在运行）
	@$(SUDO) .venv/bin/python bench/spawn.py $(if $(SETTINGS),--settings $(SETTINGS))

.PHONY: bench-panel
bench-panel: bootstrap-test labextension/node_modules .venv/lab ## How fast the Blocks panel is, and how large (no classroom needed) | 积木面板有多快、多大（不需要教室）
	@npm --prefix labextension run --silent build:prod >/dev/null
	@PYTHONPATH=. .venv/bin/python bench/panel.py

.PHONY: construct-pictures
construct-pictures: bootstrap-test labextension/node_modules .venv/lab ## Draw the pictures of docs/constructs.md: make construct-pictures PYTHON=python3.13 | 画 docs/constructs.md 里的图：make construct-pictures PYTHON=python3.13
	@npm --prefix labextension run --silent build:prod >/dev/null
	@PYTHONPATH=. PYTHON=$(PYTHON) .venv/bin/python docs/pictures.py

.venv/lab: bench/lab.txt
	@echo "Installing a JupyterLab for it (about a minute)"
	@rm -rf $@ && python3 -m venv $@
	@PIP_CERT=$${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt} $@/bin/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@
