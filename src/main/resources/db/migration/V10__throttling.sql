-- What Retry-After said stands beside any pause, and outlives it.
ALTER TABLE merge_dispatch ADD COLUMN throttled_until BIGINT NOT NULL DEFAULT 0;
