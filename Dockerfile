# A JobManager or TaskManager of a Flink cluster that runs NumFlink's jobs. `mvn package` comes first.
#
# BASE_IMAGE is Flink's official image, or any other with Java 17, bash and setpriv: where the base brings no Flink,
# the image takes it from NumFlink's build. Drivers of another build bring NumFlink's classes along with each job.
ARG BASE_IMAGE=flink:2.2.0-java17

# What the base image lacks of a cluster's class path.
FROM ${BASE_IMAGE} AS lib
USER root
COPY launcher/target/dist/lib /opt/numflink/lib
RUN set -eu; \
    cd /opt/numflink/lib; \
    fail() { echo "$1" >&2; exit 1; }; \
    ls openblas-*-linux-*.jar javacpp-*-linux-*.jar >/dev/null \
      || fail 'no kernels for Linux in launcher/target/dist/lib: build with mvn package -Dnative.classifier=linux-x86_64 (or linux-arm64)'; \
    if ls /opt/flink/lib/flink-dist-*.jar >/dev/null 2>&1; then \
      runtime=$(echo flink-runtime-[0-9]*.jar); \
      [ -f "/opt/flink/lib/flink-dist-${runtime#flink-runtime-}" ] \
        || fail "NumFlink is built for ${runtime%.jar}, and the base image has $(ls /opt/flink/lib/flink-dist-*.jar)"; \
      # The bulk of Flink. Its smaller jars stay: they come after the base's own on the class path.
      rm flink-rpc-* flink-runtime-* flink-shaded-* frocksdbjni-* log4j-* slf4j-*; \
    fi

FROM ${BASE_IMAGE}
USER root
COPY --from=lib /opt/numflink/lib /opt/numflink/lib
COPY launcher/target/dist/job /opt/numflink/job
COPY launcher/target/dist/jvm.options docker/log4j2.properties docker/entrypoint.sh /opt/numflink/
# JavaCPP may bind to an OpenBLAS of the system, which is older and slower than the one in its jar.
RUN found=$(find / -xdev -name 'libopenblas*' ! -path '/proc/*'); \
    [ -z "$found" ] || { echo "the base image has an OpenBLAS of its own: $found" >&2; exit 1; }
# A slot is one thread of kernels; two arenas of malloc are enough and keep a process within its memory.
ENV OPENBLAS_NUM_THREADS=1 MALLOC_ARENA_MAX=2
EXPOSE 6123 6124 8081
ENTRYPOINT ["bash", "/opt/numflink/entrypoint.sh"]
CMD ["help"]
