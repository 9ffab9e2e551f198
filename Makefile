# Each verb below is one line; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help build run test verify bench mutants breakages fmt golden crds drift image deploy undeploy clean

JDK := $(shell .mvn/find-jdk)
export JAVA_HOME := $(JDK)
MVN := $(if $(JDK),mvn -B -ntp,@exit 1; mvn)
KUBECTL ?= deploy/local/control-plane kubectl
GENERATED := crds src/main/resources/dev/portolan/cli/schemas docs/reasons.md examples/*/expected
# A program among the tests: compiles, then runs it with their class path.
PROGRAM = $(MVN) -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath && \
  $(JDK)/bin/java -Xmx2g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "target/test-classes:target/classes:$$(cat target/test.classpath)"
# Maven's own libraries call what JDK 25 warns of; nobody here can mend that.
export MAVEN_OPTS += --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r verb says; do printf '  make %-9s %s\n' "$$verb" "$$says"; done

build: ## compile and package, without tests; bin/portolan works from then on
	$(MVN) verify -DskipTests
	@.mvn/prepare-cli

run: ## start a control plane and the operator, apply the examples, show the port map (Ctrl-C ends it)
	@deploy/local/run

test: ## format check, linters and all tests, the real API server's included
	$(MVN) spotless:check verify

verify: drift mutants breakages ## what test leaves out because it takes long: drift, mutants, breakages, and the tests tagged verify
	$(MVN) test -Dgroups=verify

bench: ## what it costs, beside a bare client, against a real control plane; fails when a goal is missed
	$(PROGRAM) $(if $(FILES),-Dbench.files=$(FILES)) dev.portolan.bench.Bench $(PARTS)

mutants: ## change the ledger in every small way; at least 85 % must turn a named test red
	$(MVN) -q test-compile org.pitest:pitest-maven:mutationCoverage

breakages: ## break the code in each way of src/test/breakages; the test named there must turn red
	$(PROGRAM) dev.portolan.breakages.Breakages $(ONLY)

fmt: ## format the sources
	$(MVN) -q spotless:apply

golden: ## rewrite docs/reasons.md and the examples' expected results from what the code says now
	$(MVN) test -Dtest='*Golden*' -Dgolden.update=true

crds: ## regenerate crds/ from the classes of dev.portolan.api
	$(MVN) test -Dtest=CrdDriftTest -Dgolden.update=true

drift: ## regenerate everything, fail when a generated file differs from what is committed
	$(MVN) test -Dtest='CrdDriftTest,*Golden*' -Dgolden.update=true
	@git status --porcelain -- $(GENERATED) | { ! grep . || { echo 'Generated files differ from the commit (above): look at the change, then commit it.' >&2; exit 1; }; }

image: build ## write target/image/portolan.tar, an OCI image (BASE_IMAGE=... to put it on a base)
	deploy/image/build

deploy: ## apply deploy/ to the cluster of the current kubectl context
	$(KUBECTL) apply --server-side -k deploy

undeploy: ## remove what deploy applied, the CRDs with every allocation included
	$(KUBECTL) delete --ignore-not-found -k deploy

clean: ## remove what was built
	rm -rf target
