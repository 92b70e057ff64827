# The images are pinned by digest; Dependabot moves them.
FROM eclipse-temurin:25-jdk@sha256:97014c4b396021f9ddb7d592a7dbedb0c4e4215c29e03dc01c393558aefb71c2 AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -Dmaven.test.skip package
RUN java -Djarmode=tools -jar target/contact-enricher.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre@sha256:fcd7fd7b387f94bb2ac461478a7436ad8e349924c374ea8313919624dceae636
RUN groupadd --system --gid 10001 enricher \
    && useradd --system --uid 10001 --gid enricher --home-dir /app --shell /usr/sbin/nologin enricher \
    && install -d -o enricher -g enricher -m 0700 /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# A training run fills the ahead-of-time cache (JEP 514). It ends once the context is up, talks to nobody, and its
# settings are made up; the JVM, its heap and its options must be those of the real run. The quick compiler alone does for
# what CXone's limit lets through, and leaves the processor to the work in the minute after a start.
RUN CXONE_CLIENT_ID=training CXONE_CLIENT_SECRET=training-secret \
    CXONE_WEBHOOK_SECRET=training-webhook-secret-of-no-use WEBHOOK_URL=https://training.invalid/webhooks/cxone-merge \
    CRM_API_KEYS=training-key-of-the-crm OPS_API_KEYS=training-key-of-ops COMPLIANCE_API_KEYS=training-key-of-compliance \
    ENRICHER_DATA_DIR=/tmp/training \
    java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
        -XX:AOTCacheOutput=contact-enricher.aot -Dspring.context.exit=onRefresh -jar contact-enricher.jar \
    && rm -rf /tmp/training

USER 10001:10001
ENV ENRICHER_DATA_DIR=/data PORT=8080 LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs
VOLUME /data
EXPOSE 8080
# bash speaks TCP by itself, so the image needs no HTTP client.
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=contact-enricher.aot", "-XX:+ExitOnOutOfMemoryError", "-jar", "contact-enricher.jar"]
