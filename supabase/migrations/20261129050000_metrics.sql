-- What happened in the last minutes, found without reading a whole table: rows come in the order of time, so a few kB of index do.
create index if not exists research_jobs_finished on public.research_jobs using brin (finished_at);
create index if not exists usage_ledger_at on public.usage_ledger using brin (at);
