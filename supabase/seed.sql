-- For a local database: the user that everyone is under EMPTOR_AUTH=local, with one watch to look at. Runs again harmlessly.
insert into auth.users (id, email)
values ('00000000-0000-4000-8000-000000000001', 'local@emptor.test')
on conflict (id) do nothing;

insert into public.users (id, display_name)
values ('00000000-0000-4000-8000-000000000001', 'Local user')
on conflict (id) do nothing;

insert into public.watches (user_id, url, label, every_s, enabled)
select '00000000-0000-4000-8000-000000000001', 'https://example.com/', 'An example, switched off', 86400, false
where not exists (select from public.watches where user_id = '00000000-0000-4000-8000-000000000001');
