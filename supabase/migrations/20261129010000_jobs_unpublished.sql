-- Realtime's postgres_changes sends whole rows: who works on a job, and under which token, went to its user with every event.
-- A job's status and progress are broadcast on its private topic, `job:<id>`, and its log stays published.
alter publication supabase_realtime drop table public.research_jobs;
