#!/bin/sh
# Makes the topics of docker/pipeline.yaml, those that are missing. Runs in the Kafka image.
set -eu

broker=${1:?usage: create-topics.sh HOST:PORT}

create() {
  topic=$1
  shift
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$broker" --create --if-not-exists --topic "$topic" \
    --replication-factor 1 "$@"
}

create llm-requests --partitions 4 --config retention.ms=86400000
# Results are upserts: record keys are window, key, start and end, and the newest pane of each stays. Records are stamped
# with event times, so a time-based retention would delete the results of a replay of old data at once.
create latency-windows --partitions 4 --config cleanup.policy=compact
create latency-late --partitions 4 --config retention.ms=-1 --config retention.bytes=268435456
create latency-rejected --partitions 4 --config retention.ms=-1 --config retention.bytes=268435456
create latency-statistics --partitions 1 --config retention.ms=-1 --config retention.bytes=67108864
