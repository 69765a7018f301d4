# Build: docker build -t qbank .
# Run:   docker run --rm -v "$PWD:/bank:ro" -w /bank qbank lint
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=devel
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.release=${VERSION}" -o /qbank ./cmd/qbank

FROM gcr.io/distroless/static:nonroot
COPY --from=build /qbank /usr/local/bin/qbank
USER nonroot
ENTRYPOINT ["/usr/local/bin/qbank"]
