# The program and nothing else: docker run --rm --network none -v "$PWD:/work" comeback build
FROM rust:1-slim-bookworm AS build
ARG FEATURES=pdf
WORKDIR /src
COPY . .
RUN apt-get update -qq && apt-get install -y -qq musl-tools \
 && rustup target add "$(uname -m)-unknown-linux-musl" \
 && cargo build --release --locked --features "$FEATURES" --target "$(uname -m)-unknown-linux-musl" \
 && cp "target/$(uname -m)-unknown-linux-musl/release/comeback" /comeback

FROM scratch
COPY --from=build /comeback /comeback
# Nobody. Name yourself to write into your own folder: --user "$(id -u):$(id -g)"
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/comeback"]
CMD ["--help"]
