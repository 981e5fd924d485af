# syntax=docker/dockerfile:1
# One image for the API and for every worker; what a container does is its command: `api` or `worker --lane batch`.
#   docker build -t mujaz .                          the default: CTranslate2, no torch
#   docker build -t mujaz:neural --target neural .   with torch for models of the transformers library

# The builder makes the virtual environment; neither it nor pip nor any source comes into the image.
FROM python:3.11-slim-bookworm AS builder
WORKDIR /build
RUN python -m venv --without-pip /opt/mujaz
COPY requirements/base.txt requirements/base.txt
# Wheels only: there is no compiler here, and no build script of a dependency is run.
RUN --mount=type=cache,target=/root/.cache/pip python -m pip --python /opt/mujaz install --only-binary :all: -r requirements/base.txt
COPY pyproject.toml README.md LICENSE ./
COPY briefing briefing
COPY models models
COPY workers workers
COPY service service
COPY cli cli
RUN --mount=type=cache,target=/root/.cache/pip python -m pip --python /opt/mujaz install --no-deps .

FROM builder AS neural-builder
# Where torch comes without the gigabytes of CUDA that PyPI's Linux wheels bring; for GPUs name another index.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
RUN --mount=type=cache,target=/root/.cache/pip python -m pip --python /opt/mujaz install --only-binary torch --extra-index-url ${TORCH_INDEX} ".[neural]"

FROM python:3.11-slim-bookworm AS runtime
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Mujaz" \
      org.opencontainers.image.description="Arabic news in, English briefings out: every sentence traceable to its source." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
# The root file system may be read-only: whatever is written goes to /tmp, which may be a tmpfs.
ENV PATH=/opt/mujaz/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MUJAZ_HOST=0.0.0.0 \
    MUJAZ_HEARTBEAT_FILE=/tmp/mujaz.beat \
    REMAP_SIGTERM=SIGQUIT
WORKDIR /tmp
# A number, so that Kubernetes can see that it is not root; it needs no entry in /etc/passwd.
USER 10001:10001
EXPOSE 8080
# To a worker SIGTERM is a soft shutdown (REMAP_SIGTERM): running steps end, the rest is handed back. To the API too.
STOPSIGNAL SIGTERM
# For the command `api`; workers are asked `mujaz probe worker`, as in docker-compose.yml.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["mujaz", "probe", "api"]
ENTRYPOINT ["mujaz"]
CMD ["api"]

FROM runtime AS neural
COPY --from=neural-builder /opt/mujaz /opt/mujaz

# The last stage is the default target.
FROM runtime AS mujaz
COPY --from=builder /opt/mujaz /opt/mujaz
