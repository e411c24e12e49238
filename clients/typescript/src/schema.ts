// Made by `make client-types` from the API's OpenAPI document. Do not edit: a test compares the two.
/* eslint-disable */

export interface paths {
    "/api/v1/ag-ui": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Ag Ui Agent
         * @description Research the user's last message, and stream the run as AG-UI events.
         *
         *     In a thread with a report the message follows it. A run that asks something ends with the outcome `interrupt`; the next run
         *     goes on with `resume`, or with the user's message as the answer.
         *     The job goes on when the connection ends. The same `threadId` and `runId` sent again are the same job, from its beginning.
         */
        post: operations["run_ag_ui_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Agents
         * @description List the agents that can be run, with the JSON schema of each one's input.
         */
        get: operations["list_agents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agent/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Agent
         * @description Run an agent and stream its steps; the last event is `result` with its output, or `error`.
         *
         *     `research` starts a job like `POST /research` and streams the job's log: it goes on when the stream is dropped.
         */
        post: operations["run_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Chat Message
         * @description Research the user's last message, and stream the answer as a UI message stream (version 1).
         *
         *     In a chat with a report the message follows it; where the newest answer ended in a question (`data-input`), it is the answer.
         *     The job goes on when the connection ends: `GET /chat/{id}/stream` has the answer from its beginning. The same message sent
         *     again is the same job; `regenerate-message` makes a new one.
         */
        post: operations["send_chat_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/{chat_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resume Chat Stream
         * @description Stream the newest answer of a chat from its beginning, whether it is under way or complete.
         */
        get: operations["resume_chat_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Answer that the process runs, and which version it is. Touches nothing else.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Image
         * @description Show a picture of a product as WebP; needs no sign-in, so that `<img>` can load it.
         *
         *     Links to it come with reports, as `images`; only links that we signed are served.
         */
        get: operations["get_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/assistants/{assistant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Assistant
         * @description Read an assistant.
         */
        get: operations["get_assistant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/assistants/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search Assistants
         * @description List what can be run: one assistant, `research`.
         */
        post: operations["search_assistants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Thread
         * @description Make a thread.
         */
        post: operations["create_thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Thread
         * @description Read a thread, with the state of its newest run.
         */
        get: operations["get_thread"];
        put?: never;
        post?: never;
        /**
         * Delete Thread
         * @description Forget a thread; its jobs stay.
         */
        delete: operations["delete_thread"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Thread History
         * @description Read the states of a thread, newest first: there is one, that of its newest run.
         */
        post: operations["get_thread_history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Runs
         * @description List the runs of a thread, newest first.
         */
        get: operations["list_runs"];
        put?: never;
        /**
         * Create Run
         * @description Start a run in the background; `GET …/runs/{run_id}/stream` follows it.
         */
        post: operations["create_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Run
         * @description Read a run.
         */
        get: operations["get_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Run
         * @description Ask a run to stop.
         */
        post: operations["cancel_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/{run_id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Join Run
         * @description Answer with a run's state once it has ended or asks something.
         */
        get: operations["join_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/{run_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Join Run Stream
         * @description Stream a run from where you left off, whether it is under way or has ended.
         */
        get: operations["join_run_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stream Run
         * @description Start a run and stream it. `Location` says where to go on after a lost connection, with `Last-Event-ID`.
         */
        post: operations["stream_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/runs/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wait For Run
         * @description Start a run, and answer with its state once it has ended or asks something; an error of the run's is under `__error__`.
         */
        post: operations["wait_for_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/{thread_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Thread State
         * @description Read the state of the thread's newest run.
         */
        get: operations["get_thread_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/langgraph/threads/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search Threads
         * @description Search your threads by their own data and their state, newest first.
         */
        post: operations["search_threads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notifications
         * @description List your notifications, newest first.
         */
        get: operations["list_notifications"];
        put?: never;
        /**
         * Create Notification
         * @description Have yourself written to, by e-mail or by a service that Apprise knows.
         *
         *     An e-mail address is sent a code, and is written to once the code is given to `POST /notifications/{id}/confirm`. The tokens
         *     in a service's URL are never shown again.
         */
        post: operations["create_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notification
         * @description Read a notification: what is written about, and whether it is confirmed or stopped.
         */
        get: operations["get_notification"];
        put?: never;
        post?: never;
        /**
         * Delete Notification
         * @description Delete a notification with its log. What is under way is dropped.
         */
        delete: operations["delete_notification"];
        options?: never;
        head?: never;
        /**
         * Change Notification
         * @description Pause or resume a notification, or change it; what you do not send stays as it is.
         */
        patch: operations["change_notification"];
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Notification
         * @description Confirm an e-mail address by the code that was sent to it; after five wrong codes it must be made again.
         */
        post: operations["confirm_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notification Deliveries
         * @description List what was sent, newest first, with what came of it.
         */
        get: operations["list_notification_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Notification
         * @description Send a test now, and return how it went; a test that fails is an answer, not an error.
         */
        post: operations["check_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Costs
         * @description Sum up what all users' calls cost, by day and by model or provider.
         */
        get: operations["list_costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Operator Feedback
         * @description List what users have said of their answers, newest first.
         */
        get: operations["list_operator_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Operator Jobs
         * @description List jobs of all users, newest first; by default those that need somebody to look at them.
         */
        get: operations["list_operator_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Operator Job
         * @description Read a job of any user: who holds it, how often it was tried, what went wrong, and the end of its log.
         */
        get: operations["get_operator_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Any Job
         * @description Cancel a job of any user; it ends within two seconds. One that has ended stays as it is.
         */
        post: operations["cancel_any_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/jobs/{job_id}/requeue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Requeue Job
         * @description Have a job worked on again. An open one gets all its attempts back; one that has failed goes on as a new job.
         */
        post: operations["requeue_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget User
         * @description Delete a user with all that is theirs, for good: jobs, logs, pages nobody else has read, products, watches, keys, usage.
         */
        delete: operations["forget_user"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description List the products your jobs and watches have read, each with its newest price; last read first.
         */
        get: operations["list_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Product
         * @description Read a product: its newest price, and what its page said when it was last read, with the words that say it.
         */
        get: operations["get_product"];
        put?: never;
        post?: never;
        /**
         * Delete Product
         * @description Forget a product with its prices. A watch on its page goes on, and begins a new product.
         */
        delete: operations["delete_product"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/price-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Price Series
         * @description Read the product's prices at all shops where its GTIN was seen, ready to plot: a row of times, and one of prices a shop.
         *
         *     A price holds until the next reading; null stands where there was none yet, or it could not be bought.
         */
        get: operations["get_price_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/price-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Price Summary
         * @description Sum up the product's prices: low, average, high, and whether the latest one is good by its own history.
         *
         *     A struck-through price that was never seen charged is named: a discount from it is none.
         */
        get: operations["get_price_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Prices
         * @description List the product's prices as dated observations, newest first, each with the words of the page that show it.
         */
        get: operations["list_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Products
         * @description Find products your jobs and watches have read by what they are: `running headphones that survive rain`; best first.
         *
         *     Without an embedding model the words of `q` must all occur in brand, name or GTIN; `mode` and `note` say so.
         */
        get: operations["search_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description Answer whether everything a job needs can be reached; 503 names what cannot.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Research
         * @description List your jobs, newest first. Filters narrow the list together; give the same ones with `cursor`.
         */
        get: operations["list_research"];
        put?: never;
        /**
         * Start Research
         * @description Accept a question. The work goes on in the background: follow `links.events`, or read `links.self` until it has ended.
         */
        post: operations["start_research"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Research
         * @description Read a job; its report is there once it has succeeded.
         */
        get: operations["get_research"];
        put?: never;
        post?: never;
        /**
         * Delete Research
         * @description Delete a job that has ended, with its log and report, for good. 409 while it is under way: cancel it first.
         *
         *     Products and prices that it read stay; `DELETE /products/{id}` forgets them.
         */
        delete: operations["delete_research"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Research
         * @description Ask a job to stop. It ends as cancelled within two seconds; one that has ended already stays as it is.
         */
        post: operations["cancel_research"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/compare/{other_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Research
         * @description Compare two runs: what costs something else now, what is new, what is gone, what is judged differently.
         *
         *     409 while one of them has no report.
         */
        get: operations["compare_research"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Research Events
         * @description Stream the job's event log from where you left off, gap-free and in order, until its terminal event.
         *
         *     `id` is the event's number in the log, `event` its type, `data` the event as JSON. Reconnecting with `Last-Event-ID` resumes.
         */
        get: operations["research_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Feedback
         * @description List what you have said of an answer.
         */
        get: operations["list_feedback"];
        put?: never;
        /**
         * Give Feedback
         * @description Say whether an answer, or one candidate of it, helped. Said again of the same, it takes the place of what was said before.
         *
         *     Operators read it; it changes no answer. 409 while the job has no report.
         */
        post: operations["give_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/input": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Research
         * @description Answer the clarifying questions of a job in `needs_input`; it goes on, and its event stream with it.
         *
         *     An empty `answers` goes on with all defaults. 409 when the job does not wait.
         */
        post: operations["answer_research"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Research Log
         * @description Read what the log holds now, without waiting: for clients that do not stream, or that are told when to read on.
         */
        get: operations["research_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Report Csv
         * @description Read the comparison as CSV for a spreadsheet, a line a product. No cell begins a formula. 409 while the job has none.
         */
        get: operations["get_report_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Report Html
         * @description Read a job's report as one HTML page without scripts that prints well. 409 while the job has none.
         */
        get: operations["get_report_html"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/report.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Report Markdown
         * @description Read a job's report as Markdown, in the language of its question. 409 while the job has none.
         */
        get: operations["get_report_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shares
         * @description List the links to the report that still hold. Their secret parts are not kept, so they are not listed.
         */
        get: operations["list_shares"];
        put?: never;
        /**
         * Share Report
         * @description Make a link that shows the report to whoever has it, until it expires or you revoke it.
         *
         *     It shows neither who you are nor the job's id, cost or log. 409 while the job has no report.
         */
        post: operations["share_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/shares/{share_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Share
         * @description Revoke a link: it shows nothing from now on.
         */
        delete: operations["revoke_share"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/research/{job_id}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Stream Ticket
         * @description Make a ticket that opens the job's event stream once, within a minute: a browser's EventSource sends no header.
         *
         *     It stands in the address, so it is good for nothing else. Ask for another one to reconnect, and say `after=` where you were.
         */
        post: operations["make_stream_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scrape": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scrape
         * @description Read one page, or many: product, facts and evidence, or the typed reason why not. A failed page is an answer, no error.
         */
        post: operations["scrape"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shared Report
         * @description Read a shared report; needs no sign-in.
         */
        get: operations["get_shared_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shared Csv
         * @description Read the comparison of a shared report as CSV; needs no sign-in.
         */
        get: operations["get_shared_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/report.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shared Html
         * @description Read a shared report as a page that prints well and runs no script; needs no sign-in.
         */
        get: operations["get_shared_html"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}/report.md": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shared Markdown
         * @description Read a shared report as Markdown; needs no sign-in.
         */
        get: operations["get_shared_markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshots/{snapshot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Snapshot
         * @description Read a page that was read for you, as plain text, with the quoted words marked. Markup of the page is never sent.
         */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Watches
         * @description List your watches, newest first.
         */
        get: operations["list_watches"];
        put?: never;
        /**
         * Create Watch
         * @description Watch a page. Its first reading is due at once and says what later ones are compared with; 409 if you watch it already.
         */
        post: operations["create_watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{watch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Watch
         * @description Read a watch: its last result, when it runs next, its failures in a row, and its newest alerts.
         */
        get: operations["get_watch"];
        put?: never;
        post?: never;
        /**
         * Delete Watch
         * @description Delete a watch with its alerts. The prices it observed stay with the product.
         */
        delete: operations["delete_watch"];
        options?: never;
        head?: never;
        /**
         * Change Watch
         * @description Pause or resume a watch, or change its rules; what you do not send stays as it is.
         */
        patch: operations["change_watch"];
        trace?: never;
    };
    "/api/v1/watches/{watch_id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alerts
         * @description List the watch's alerts, newest first. Each is also broadcast on the private realtime topic `watch:<id>`.
         */
        get: operations["list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhooks
         * @description List your webhooks, newest first.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Create Webhook
         * @description Have an address told of what happens. The answer has the secret that deliveries are signed with, this once.
         *
         *     Deliveries are those of Standard Webhooks: a POST with `type`, `timestamp` and `data`, and the headers `webhook-id`,
         *     `webhook-timestamp` and `webhook-signature`. Any 2xx takes one; what is not taken is tried again for two days.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Webhook
         * @description Read a webhook: what it is told of, and whether it is stopped.
         */
        get: operations["get_webhook"];
        put?: never;
        post?: never;
        /**
         * Delete Webhook
         * @description Delete a webhook with its log. What is under way to it is dropped.
         */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        /**
         * Change Webhook
         * @description Pause or resume a webhook, or change it; what you do not send stays as it is.
         */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhook Deliveries
         * @description List what was sent to a webhook and how it went, newest first. Kept as long as logs are (EMPTOR_KEEP_EVENTS_DAYS).
         */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Webhook Secret
         * @description Make another secret and show it, this once.
         *
         *     Deliveries carry a signature by each of the two until the overlap ends, so a receiver changes over without losing one.
         */
        post: operations["renew_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Webhook
         * @description Send a test now, and return how it went; a test that fails is an answer, not an error.
         */
        post: operations["check_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AgentInfo
         * @description An agent that can be run.
         */
        AgentInfo: {
            /**
             * Description
             * @description Purpose of the agent, in a sentence.
             */
            description: string;
            /**
             * Input Schema
             * @description JSON schema that the input must fit.
             */
            input_schema: {
                [key: string]: unknown;
            };
            /**
             * Name
             * @description Name to run the agent by.
             */
            name: string;
        };
        /**
         * AgentRequest
         * @description Which agent to run, and its input; `GET /api/v1/agent` lists them with the schema of each input.
         * @example {
         *       "agent": "scrape-and-extract",
         *       "input": {
         *         "urls": [
         *           "https://shop.example/p/h700"
         *         ]
         *       }
         *     }
         */
        AgentRequest: {
            /**
             * Agent
             * @description Name of the agent.
             * @example research
             * @example search
             * @example scrape-and-extract
             * @example compare
             */
            agent: string;
            /**
             * Input
             * @description Input of the agent; it must fit the agent's `input_schema`.
             */
            input?: {
                [key: string]: unknown;
            };
        };
        /**
         * AlertKind
         * @enum {string}
         */
        AlertKind: "price_drop" | "below_target" | "back_in_stock" | "percent_drop" | "in_range" | "lowest_in_days" | "below_unit_target";
        /**
         * Alive
         * @description The process runs.
         */
        Alive: {
            /**
             * Status
             * @description Always `ok`.
             * @default ok
             * @constant
             */
            status: "ok";
            /**
             * Version
             * @description Version of the service.
             */
            version: string;
        };
        /**
         * AssistantSearch
         * @description Which assistants the LangGraph SDK looks for.
         * @example {
         *       "graph_id": "research",
         *       "limit": 10
         *     }
         */
        AssistantSearch: {
            /**
             * Graph Id
             * @description Only assistants of this graph; there is one, `research`.
             */
            graph_id?: string | null;
            /**
             * Limit
             * @description How many at most. Default: `10`.
             */
            limit?: number;
            /**
             * Offset
             * @description How many to pass over. Default: `0`.
             */
            offset?: number;
        };
        /**
         * Attempt
         * @description One try at an address.
         */
        Attempt: {
            /**
             * Cost Usd
             * @description What the try cost, in US dollars.
             * @default 0
             */
            cost_usd: string;
            /**
             * Detail
             * @description More about how it ended, for a person.
             * @default
             */
            detail: string;
            /**
             * Ms
             * @description Wall time, milliseconds.
             */
            ms: number;
            /**
             * Outcome
             * @description `page` or a failure kind.
             */
            outcome: string;
            /**
             * Via
             * @description Adapter: `http`, `browser`, `browserless`, `scraperapi`, `archive`, `cache`.
             */
            via: string;
        };
        /**
         * AttemptData
         * @description A worker took the job.
         */
        AttemptData: {
            /**
             * Attempt
             * @description 1, and more after a worker died or ran out of time.
             */
            attempt: number;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * Availability
         * @description The schema.org ItemAvailability names.
         * @enum {string}
         */
        Availability: "InStock" | "OutOfStock" | "PreOrder" | "PreSale" | "BackOrder" | "LimitedAvailability" | "OnlineOnly" | "InStoreOnly" | "SoldOut" | "Discontinued" | "MadeToOrder" | "Reserved";
        /**
         * Brief
         * @description What the buyer wants.
         */
        Brief: {
            /**
             * Answer Language
             * @description ISO 639-1 code of the report: the one asked for, else the question's where reports speak it.
             * @default en
             */
            answer_language: string;
            /**
             * Assumptions
             * @description What was assumed where the question leaves it open.
             * @default []
             */
            assumptions: string[];
            /**
             * Category
             * @description What kind of thing is wanted, in the question's words: `headphones`.
             */
            category: string | null;
            /**
             * Constraints
             * @description The buyer's demands; each is judged for every product.
             * @default []
             */
            constraints: components["schemas"]["Constraint"][];
            /**
             * Corrected
             * @description Spelling that was read as another word.
             * @default []
             */
            corrected: components["schemas"]["Correction"][];
            /**
             * Count
             * @description How many products the buyer asked for: `top 5`.
             */
            count: number | null;
            /**
             * Currency
             * @description Currency of the budget, ISO 4217; null when unknown.
             */
            currency: string | null;
            /**
             * @description Whether the question is about a purchase.
             * @default shopping
             */
            kind: components["schemas"]["QuestionKind"];
            /**
             * Language
             * @description ISO 639-1 code of the question.
             * @default en
             */
            language: string;
            /**
             * Preferences
             * @description What orders but does not disqualify: `best sound`, `light`.
             * @default []
             */
            preferences: string[];
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /**
             * Region
             * @description Country the buyer is in, ISO 3166-1 alpha-2; null when unknown.
             */
            region: string | null;
            /**
             * Sort
             * @description What the answer is ordered by, the first key first.
             * @default []
             */
            sort: components["schemas"]["SortKey"][];
            /**
             * Understood
             * @description Each demand with the words that it rests on.
             * @default []
             */
            understood: components["schemas"]["Understood"][];
            /**
             * Understood By
             * @description `rules`, or the model that wrote it.
             * @default rules
             */
            understood_by: string;
            /**
             * Unused
             * @description Words of the question that no demand, order or preference uses.
             * @default []
             */
            unused: string[];
            /**
             * Urls
             * @description Addresses in the question; these pages are read first.
             * @default []
             */
            urls: string[];
        };
        /**
         * BriefData
         * @description How the question was understood.
         */
        BriefData: {
            /**
             * Assumptions
             * @description What was assumed where the question leaves it open.
             */
            assumptions?: string[];
            /**
             * Category
             * @description The kind of product asked for.
             */
            category: string | null;
            /**
             * Constraints
             * @description What a product must be, in words: `price <= 150 USD`.
             */
            constraints: string[];
            /**
             * Corrected
             * @description Spelling that was read as another word: `dolars → dollars`.
             */
            corrected?: string[];
            /**
             * Preferences
             * @description Wishes that order the products and exclude none.
             */
            preferences: string[];
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Sort
             * @description What the answer is ordered by: `weight, ascending`.
             */
            sort?: string[];
            /**
             * Unused
             * @description Words of the question that nothing uses.
             */
            unused?: string[];
        } & {
            [key: string]: unknown;
        };
        /**
         * BriefReadyEvent
         * @description The question was understood.
         */
        BriefReadyEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["BriefData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "brief.ready";
        };
        /**
         * Candidate
         * @description A product under consideration.
         */
        Candidate: {
            /**
             * Brand
             * @description Maker's brand.
             */
            brand: string | null;
            /**
             * Facts
             * @description Properties that pages state.
             * @default []
             */
            facts: components["schemas"]["ReportFact"][];
            /**
             * @description Numbers that identify the product everywhere.
             * @default {}
             */
            identifiers: components["schemas"]["Identifiers"];
            /**
             * Image
             * @description Address of its picture on the page that shows it.
             */
            image: string | null;
            /**
             * Name
             * @description Name of the product.
             */
            name: string;
            /**
             * Offers
             * @description Where it is sold, cheapest first.
             * @default []
             */
            offers: components["schemas"]["ReportOffer"][];
            /**
             * Opinions
             * @description Sentences of tests and threads about it.
             * @default []
             */
            opinions: components["schemas"]["Opinion"][];
            /**
             * Qualifies
             * @description Every hard constraint passes.
             */
            qualifies: boolean;
            /**
             * Rank
             * @description Place in the ranking; 1 is the best.
             */
            rank: number;
            /**
             * Reasons
             * @description Why it ranks where it does.
             * @default []
             */
            reasons: string[];
            /**
             * Score
             * @description 1 is best. Orders candidates of one report; means nothing across reports.
             */
            score: number;
            /**
             * Score Parts
             * @description What the score is made of.
             * @default []
             */
            score_parts: components["schemas"]["ScorePart"][];
            /** @description The fact whose figure places it where the question asks for an order other than by price; null where its pages state no figure that can be compared with the others'. */
            sorted_by: components["schemas"]["ReportFact"] | null;
            /**
             * Url
             * @description The page of its best offer.
             */
            url: string | null;
            /**
             * Verdicts
             * @description One for each constraint of the brief.
             * @default []
             */
            verdicts: components["schemas"]["Verdict"][];
        };
        /**
         * CandidateJudgedEvent
         * @description A product's place after this round; each round judges again, beginning with rank 1.
         */
        CandidateJudgedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["JudgementData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "candidate.judged";
        };
        /**
         * ChangedVerdict
         * @description A demand that is judged differently.
         */
        ChangedVerdict: {
            /** @description How it was judged. */
            before: components["schemas"]["VerdictKind"];
            /**
             * Constraint
             * @description The demand's canonical text, as in the brief.
             */
            constraint: string;
            /** @description How it is judged. */
            now: components["schemas"]["VerdictKind"];
        };
        /**
         * ChatMessage
         * @description A message in the form of any of the protocols: `content` as text or parts, or `parts`.
         */
        ChatMessage: {
            /**
             * Content
             * @description The text, or its parts.
             */
            content?: string | unknown[] | {
                [key: string]: unknown;
            } | null;
            /**
             * Id
             * @description The client's id of the message.
             */
            id?: string | null;
            /**
             * Parts
             * @description The parts of the message, as the AI SDK sends them; those of type `text` are read.
             */
            parts?: unknown[];
            /**
             * Role
             * @description `user`, `assistant`, …
             */
            role?: string | null;
            /**
             * Type
             * @description LangGraph's word for the role: `human`, `ai`, …
             */
            type?: string | null;
        };
        /**
         * ChatRequest
         * @description What `useChat` posts, and options of the job beside it. The last message of the user is the question.
         * @example {
         *       "id": "chat-1",
         *       "messages": [
         *         {
         *           "id": "1",
         *           "parts": [
         *             {
         *               "text": "wireless headphones under 150 dollars",
         *               "type": "text"
         *             }
         *           ],
         *           "role": "user"
         *         }
         *       ],
         *       "trigger": "submit-message"
         *     }
         */
        ChatRequest: {
            /** @description Whether a vague question (`gift for dad`) is asked back about. `ask`: the job waits in `needs_input` for `POST …/input`, up to the time the server gives; `never`: it goes on with stated assumptions; `auto`: `ask` where somebody is there to answer (the command line on a terminal), and `never` for callers of the API. Default: `"auto"`. */
            clarify?: components["schemas"]["Clarify"];
            /**
             * Currency
             * @description ISO 4217 code prices are wanted in.
             */
            currency?: string | null;
            /**
             * Id
             * @description The chat's id, chosen by the client.
             */
            id: string;
            /**
             * Language
             * @description ISO 639-1 code of the report's language: en, de, fr, es, it or nl; by default the question's.
             */
            language?: string | null;
            /**
             * Max Cost Usd
             * @description The job never spends more; 0 uses only what is free. Default: `"0.50"`.
             */
            max_cost_usd?: number | string;
            /**
             * Max Products
             * @description Candidates in the report at most. Default: `8`.
             */
            max_products?: number;
            /**
             * Messages
             * @description The conversation, oldest first; the last message of the user is the question.
             */
            messages: components["schemas"]["ChatMessage"][];
            /**
             * Region
             * @description ISO 3166-1 country where the buyer is.
             */
            region?: string | null;
            /**
             * Trigger
             * @description `submit-message` starts a message's job once; `regenerate-message` starts another one. Default: `"submit-message"`.
             * @enum {string}
             */
            trigger?: "submit-message" | "regenerate-message";
            /**
             * Urls
             * @description Pages to read besides what search finds. Default: `[]`.
             */
            urls?: string[];
        };
        /**
         * Clarify
         * @enum {string}
         */
        Clarify: "auto" | "ask" | "never";
        /**
         * ClarifyingQuestion
         * @description What a vague question leaves open, asked back.
         */
        ClarifyingQuestion: {
            /**
             * Default
             * @description The option that counts where none is given: it adds no demand.
             */
            default: string;
            /**
             * Id
             * @description `category` or `budget`; the key of its answer.
             */
            id: string;
            /**
             * Options
             * @description Answers to choose from; any other words are taken as well.
             */
            options: string[];
            /**
             * Text
             * @description The question, in the buyer's language.
             */
            text: string;
        };
        /**
         * ComparedAttribute
         * @description One row of the side-by-side table. A candidate whose pages do not state the attribute is not in it.
         */
        ComparedAttribute: {
            /**
             * Attribute
             * @description Canonical snake_case name: battery_life.
             */
            attribute: string;
            /**
             * Best
             * @description Ranks of those with the best number; empty where none is better, or all are alike.
             * @default []
             */
            best: number[];
            /**
             * Label
             * @description For people: `battery life`.
             */
            label: string;
            /**
             * Values
             * @description One for each candidate whose pages state the attribute.
             */
            values: components["schemas"]["ComparedValue"][];
        };
        /**
         * ComparedProduct
         * @description A product as one run shows it.
         */
        ComparedProduct: {
            /** @description The offer that stands for it, with its evidence; null when none was found. */
            offer: components["schemas"]["ReportOffer"] | null;
            /**
             * Qualifies
             * @description Every hard constraint passed.
             */
            qualifies: boolean;
            /**
             * Rank
             * @description Place in the ranking.
             */
            rank: number;
        };
        /**
         * ComparedRun
         * @description One of the two runs.
         */
        ComparedRun: {
            /**
             * Created At
             * Format: date-time
             * @description When the job was accepted.
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /** @description Where to go on from this job. */
            links: components["schemas"]["JobLinks"];
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /**
             * Recommended
             * @description The product that was recommended; null when nothing qualified.
             */
            recommended: string | null;
        };
        /**
         * ComparedValue
         * @description What one candidate has to say to an attribute, by the source that is believed most.
         */
        ComparedValue: {
            /** @description The words that state it, and where they stand. */
            evidence: components["schemas"]["Evidence"];
            /**
             * Rank
             * @description The candidate's.
             */
            rank: number;
            /**
             * Unit
             * @description Unit of `value`; null when it has none.
             */
            unit: string | null;
            /**
             * Value
             * @description The value, normalised.
             */
            value: string;
        };
        /**
         * Condition
         * @enum {string}
         */
        Condition: "new" | "used" | "refurbished" | "damaged";
        /**
         * Constraint
         * @description One demand of the buyer's.
         */
        Constraint: {
            /**
             * Attribute
             * @description Canonical: price, battery_life, weight, brand, name, fits, availability, condition, feature …; of an open demand its noun phrase: `water_tank`.
             */
            attribute: string;
            /**
             * Hard
             * @description A hard constraint disqualifies; a soft one only orders.
             * @default true
             */
            hard: boolean;
            /**
             * Id
             * @description c1, c2 …, in the order of the question.
             */
            id: string;
            /**
             * Label
             * @description An open demand's noun phrase as the buyer wrote it: `water tank`, `poids à vide`.
             */
            label: string | null;
            /**
             * Number
             * @description The figure to compare with; null when the demand is not about a figure.
             */
            number: string | null;
            /** @description How the attribute is compared with `number` or `value`. */
            op: components["schemas"]["Op"];
            /**
             * Text
             * @description Canonical, unique in the ledger: `price <= 150 USD`, `battery_life >= 30 h`, `has wireless`.
             */
            text: string;
            /**
             * Unit
             * @description Canonical unit, or the ISO 4217 code when the attribute is price.
             */
            unit: string | null;
            /**
             * Values
             * @description For in, not in, has and has not.
             * @default []
             */
            values: string[];
            /**
             * Words
             * @description The words of the question it comes from; empty when it comes from an option.
             */
            words: string;
        };
        /**
         * Correction
         * @description A misspelt word, and the word it was read as.
         */
        Correction: {
            /**
             * Read
             * @description The word it was read as.
             */
            read: string;
            /**
             * Written
             * @description The word as it stands in the question.
             */
            written: string;
        };
        /**
         * Cost
         * @description What a job spent.
         */
        Cost: {
            /**
             * Limit Usd
             * @description The most it was allowed to spend, in US dollars.
             * @default 0
             */
            limit_usd: string;
            /**
             * Lines
             * @description What each step spent.
             * @default []
             */
            lines: components["schemas"]["CostLine"][];
            /**
             * Total Usd
             * @description Everything the job spent, in US dollars.
             * @default 0
             */
            total_usd: string;
        };
        /**
         * CostLine
         * @description What one step spent on one kind of call.
         */
        CostLine: {
            /**
             * Calls
             * @description How many calls it was.
             * @default 1
             */
            calls: number;
            /**
             * Node
             * @description Step of the job that spent it.
             */
            node: string;
            /**
             * Tokens In
             * @description Tokens sent to models.
             * @default 0
             */
            tokens_in: number;
            /**
             * Tokens Out
             * @description Tokens that models wrote.
             * @default 0
             */
            tokens_out: number;
            /**
             * Usd
             * @description The amount, in US dollars.
             */
            usd: string;
            /**
             * What
             * @description Model or provider.
             */
            what: string;
        };
        /**
         * Counts
         * @description What was attempted and what became of it.
         */
        Counts: {
            /**
             * Attempted
             * @description Pages asked for.
             * @default 0
             */
            attempted: number;
            /**
             * Blocked
             * @description Pages that refused to be read.
             * @default 0
             */
            blocked: number;
            /**
             * Failed
             * @description Pages that failed otherwise.
             * @default 0
             */
            failed: number;
            /**
             * Hits
             * @description Results that the searches gave.
             * @default 0
             */
            hits: number;
            /**
             * Products
             * @description Product pages understood.
             * @default 0
             */
            products: number;
            /**
             * Queries
             * @description Queries that were searched for.
             * @default 0
             */
            queries: number;
            /**
             * Read
             * @description Pages that were read.
             * @default 0
             */
            read: number;
            /**
             * Removed
             * @description Figures and sentences that verification removed.
             * @default 0
             */
            removed: number;
            /**
             * Skipped
             * @description Pages that searches and listings named and that were not read, by choice or limit.
             * @default 0
             */
            skipped: number;
        };
        /** CursorPageJobSummary */
        CursorPageJobSummary: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["JobSummary"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageNotificationView */
        CursorPageNotificationView: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["NotificationView"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageOperatorFeedback */
        CursorPageOperatorFeedback: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["OperatorFeedback"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageOperatorJob */
        CursorPageOperatorJob: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["OperatorJob"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPagePriceObservation */
        CursorPagePriceObservation: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["PriceObservation"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageProductView */
        CursorPageProductView: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["ProductView"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageWatchAlert */
        CursorPageWatchAlert: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["WatchAlert"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageWatchView */
        CursorPageWatchView: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["WatchView"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageWebhookDelivery */
        CursorPageWebhookDelivery: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["WebhookDelivery"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /** CursorPageWebhookView */
        CursorPageWebhookView: {
            /**
             * Items
             * @description The entries of this page.
             */
            items: components["schemas"]["WebhookView"][];
            /**
             * Next Cursor
             * @description Send it as `cursor` for the next page; null on the last one.
             */
            next_cursor: string | null;
        };
        /**
         * DayCost
         * @description What one model or provider cost on one day, all users together.
         */
        DayCost: {
            /**
             * Calls
             * @description How many calls it was.
             */
            calls: number;
            /**
             * Day
             * Format: date
             * @description The day, UTC.
             */
            day: string;
            /**
             * Kind
             * @description Kind of call.
             * @enum {string}
             */
            kind: "model" | "search" | "scrape" | "other";
            /**
             * Tokens In
             * @description Tokens sent to models.
             */
            tokens_in: number;
            /**
             * Tokens Out
             * @description Tokens that models wrote.
             */
            tokens_out: number;
            /**
             * Usd
             * @description The amount, in US dollars.
             */
            usd: string;
            /**
             * What
             * @description Model or provider.
             */
            what: string;
        };
        /**
         * DayCosts
         * @description What was spent, by day and by what was called.
         */
        DayCosts: {
            /**
             * Days
             * @description How far back it goes.
             */
            days: number;
            /**
             * Items
             * @description The newest day first, in a day the most expensive first.
             */
            items: components["schemas"]["DayCost"][];
            /**
             * Total Usd
             * @description All of it together, in US dollars.
             */
            total_usd: string;
        };
        /**
         * Direction
         * @enum {string}
         */
        Direction: "ascending" | "descending";
        /**
         * EventPage
         * @description A piece of a job's log, read without a stream.
         */
        EventPage: {
            /**
             * Ended
             * @description Whether the log is complete with this: nothing will follow.
             */
            ended: boolean;
            /**
             * Events
             * @description In order; each as `ResearchEvent` describes it.
             */
            events: components["schemas"]["JobEvent"][];
            /**
             * Last Seq
             * @description Send it as `after` for what follows.
             */
            last_seq: number;
        };
        /**
         * EventType
         * @enum {string}
         */
        EventType: "job.accepted" | "job.started" | "node.started" | "node.finished" | "brief.ready" | "input.needed" | "input.given" | "search.done" | "source.selected" | "page.read" | "page.failed" | "product.found" | "candidate.judged" | "round.started" | "report.delta" | "report.restart" | "verification.done" | "notice" | "job.succeeded" | "job.failed" | "job.cancelled";
        /**
         * Evidence
         * @description The exact words of a page, as it was read, that a value rests on.
         */
        Evidence: {
            /**
             * Path
             * @description Where the words stand: `json-ld:$.offers.price`, `microdata:Product.offers.price`, `meta:og:title`, `state:…` (embedded application state), `css:…` (an element), or `text`.
             * @default text
             */
            path: string;
            /**
             * Quote
             * @description Exact words. They occur in the snapshot's decoded source or, with white space collapsed, in its text.
             */
            quote: string;
            /**
             * Snapshot Id
             * @description SHA-256 of the page's body as read, in hexadecimal.
             */
            snapshot_id: string;
            /**
             * Url
             * @description Address of the page, as it was asked for.
             */
            url: string;
        };
        /**
         * Excerpt
         * @description Words that stand in the page's data for machines or in its source, not in the text that a person sees.
         */
        Excerpt: {
            /**
             * End
             * @description Index behind its last character.
             */
            end: number;
            /**
             * Quote
             * @description The quotation, as it was asked for.
             */
            quote: string;
            /**
             * Start
             * @description Index of the quotation's first character in the piece, in Unicode code points.
             */
            start: number;
            /**
             * Text
             * @description The piece of the source around it, up to the next tag on either side.
             */
            text: string;
        };
        /**
         * Extraction
         * @description Everything read from one page.
         */
        Extraction: {
            /**
             * Author
             * @description Author of the article or the first post.
             */
            author: string | null;
            /**
             * Blocked By
             * @description For a blocked page, who blocks and how one knows.
             */
            blocked_by: string | null;
            /**
             * Catalogues
             * @description Addresses at which the page says that its shop lists products for software.
             * @default []
             */
            catalogues: string[];
            /**
             * Fault
             * @description Why a catalogue could not be read, in one sentence.
             */
            fault: string | null;
            /**
             * Items
             * @description How many items a listing or catalogue names; `links` may hold fewer.
             * @default 0
             */
            items: number;
            /** @description Kind of page. */
            kind: components["schemas"]["PageKind"];
            /**
             * Language
             * @description Language of the page, as a tag such as `en` or `pt-BR`.
             */
            language: string | null;
            /**
             * Links
             * @description The items of a listing.
             * @default []
             */
            links: components["schemas"]["ItemLink"][];
            /**
             * Mentions
             * @description Products that the text names.
             * @default []
             */
            mentions: components["schemas"]["Mention"][];
            /**
             * Needs Browser
             * @description The page is an empty shell that a script fills.
             * @default false
             */
            needs_browser: boolean;
            /**
             * Next Page
             * @description Where a listing goes on.
             */
            next_page: string | null;
            /** @description The product the page is about; null when it is about none or several. */
            product: components["schemas"]["Product"] | null;
            /**
             * Published At
             * @description When the text was published.
             */
            published_at: string | null;
            /**
             * Search
             * @description The address of the shop's own search, `{query}` for its words.
             */
            search: string | null;
            /**
             * Text
             * @description Main text, paragraphs separated by a line feed.
             * @default
             */
            text: string;
            /**
             * Title
             * @description Title of the page.
             */
            title: string | null;
            /**
             * Url
             * @description Address of the page, after redirects.
             */
            url: string;
        };
        /**
         * FailureData
         * @description Why the job failed.
         */
        FailureData: {
            /** @description Why, with a stable code; `message` tells it in any case. */
            error?: components["schemas"]["JobError"] | null;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * FeedbackList
         * @description What was said of one answer.
         */
        FeedbackList: {
            /**
             * Items
             * @description The opinion of the whole answer first, then of candidates by rank.
             */
            items: components["schemas"]["FeedbackView"][];
        };
        /**
         * FeedbackReason
         * @description What is wrong, or right, with it.
         * @enum {string}
         */
        FeedbackReason: "question" | "product" | "price" | "fact" | "verdict" | "missing" | "order" | "other";
        /**
         * FeedbackRequest
         * @description An opinion on an answer.
         * @example {
         *       "comment": "That buys a case.",
         *       "rank": 2,
         *       "rating": "bad",
         *       "reasons": [
         *         "price"
         *       ]
         *     }
         */
        FeedbackRequest: {
            /**
             * Comment
             * @description In words of your own.
             */
            comment?: string | null;
            /**
             * Rank
             * @description Which candidate is meant; none is the whole answer.
             */
            rank?: number | null;
            /** @description Whether it helped. */
            rating: components["schemas"]["Rating"];
            /**
             * Reasons
             * @description What it is about; may be empty. Default: `[]`.
             */
            reasons?: components["schemas"]["FeedbackReason"][];
        };
        /**
         * FeedbackView
         * @description An opinion that was given.
         */
        FeedbackView: {
            /**
             * Comment
             * @description In the user's own words.
             */
            comment: string | null;
            /**
             * Created At
             * Format: date-time
             * @description When it was said, or last changed.
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             * @description Id of the opinion.
             */
            id: string;
            /**
             * Job Id
             * Format: uuid
             * @description The job whose answer it is about.
             */
            job_id: string;
            /**
             * Rank
             * @description The candidate it is about; null for the whole answer.
             */
            rank: number | null;
            /** @description Whether it helped. */
            rating: components["schemas"]["Rating"];
            /**
             * Reasons
             * @description What it is about.
             */
            reasons: components["schemas"]["FeedbackReason"][];
        };
        /**
         * FieldProblem
         * @description What is wrong with one field of the request.
         */
        FieldProblem: {
            /**
             * Detail
             * @description What is wrong with it, and what to send.
             */
            detail: string;
            /**
             * Location
             * @description `body`, `query`, `path`, `header` or `cookie`.
             */
            location: string;
            /**
             * Pointer
             * @description JSON pointer (RFC 6901, as a URI fragment) within the location: `#/options/max_products`.
             */
            pointer: string;
        };
        /**
         * FollowUpKind
         * @enum {string}
         */
        FollowUpKind: "refine" | "explain" | "compare" | "more" | "new" | "unclear";
        /** FoundAvailability */
        FoundAvailability: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /** @description The value, normalised. */
            value: components["schemas"]["Availability"];
        };
        /** FoundCondition */
        FoundCondition: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /** @description The value, normalised. */
            value: components["schemas"]["Condition"];
        };
        /** FoundDate */
        FoundDate: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /**
             * Value
             * Format: date
             * @description The value, normalised.
             */
            value: string;
        };
        /** FoundDecimal */
        FoundDecimal: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /**
             * Value
             * @description The value, normalised.
             */
            value: string;
        };
        /** FoundInt */
        FoundInt: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /**
             * Value
             * @description The value, normalised.
             */
            value: number;
        };
        /** FoundPriceTerms */
        FoundPriceTerms: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /** @description The value, normalised. */
            value: components["schemas"]["PriceTerms"];
        };
        /** FoundStr */
        FoundStr: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /**
             * Value
             * @description The value, normalised.
             */
            value: string;
        };
        /** FoundTupleStr */
        FoundTupleStr: {
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /**
             * Path
             * @description Where on the page the words stand.
             */
            path: string;
            /**
             * Quote
             * @description The exact words on the page that say it.
             */
            quote: string;
            /**
             * Value
             * @description The value, normalised.
             */
            value: string[];
        };
        /**
         * GraphAssistant
         * @description What can be run.
         */
        GraphAssistant: {
            /**
             * Assistant Id
             * @description Id of the assistant: `research`.
             */
            assistant_id: string;
            /**
             * Config
             * @description Always empty; the protocol expects it.
             */
            config: {
                [key: string]: unknown;
            };
            /**
             * Context
             * @description Always empty; the protocol expects it.
             */
            context: {
                [key: string]: unknown;
            };
            /**
             * Created At
             * Format: date-time
             * @description The protocol expects it.
             */
            created_at: string;
            /**
             * Description
             * @description What it does, in a sentence.
             */
            description: string;
            /**
             * Graph Id
             * @description Name of its graph: `research`.
             */
            graph_id: string;
            /**
             * Metadata
             * @description Always empty; the protocol expects it.
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Name
             * @description Its name for people.
             */
            name: string;
            /**
             * Updated At
             * Format: date-time
             * @description The protocol expects it.
             */
            updated_at: string;
            /**
             * Version
             * @description Always 1; the protocol expects it.
             * @default 1
             */
            version: number;
        };
        /**
         * GraphCheckpoint
         * @description Names a state: the number of the log's last event that went into it.
         */
        GraphCheckpoint: {
            /**
             * Checkpoint Id
             * @description Number of the log's last event in the state; null before the first.
             */
            checkpoint_id: string | null;
            /**
             * Checkpoint Map
             * @description Always null; the protocol expects it.
             */
            checkpoint_map: {
                [key: string]: unknown;
            } | null;
            /**
             * Checkpoint Ns
             * @description Always empty; the protocol expects it.
             * @default
             */
            checkpoint_ns: string;
            /**
             * Thread Id
             * @description Id of the thread.
             */
            thread_id: string;
        };
        /**
         * GraphRunView
         * @description A run; its id is the job's.
         */
        GraphRunView: {
            /**
             * Assistant Id
             * @description Name of the graph: `research`.
             */
            assistant_id: string;
            /**
             * Created At
             * Format: date-time
             * @description When the run was started.
             */
            created_at: string;
            /**
             * Kwargs
             * @description Always empty; the protocol expects it.
             */
            kwargs: {
                [key: string]: unknown;
            };
            /**
             * Metadata
             * @description Always empty; the protocol expects it.
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Multitask Strategy
             * @description How runs of a thread at the same time are handled; the protocol expects it.
             * @default enqueue
             */
            multitask_strategy: string;
            /**
             * Run Id
             * Format: uuid
             * @description Id of the run; it is the job's.
             */
            run_id: string;
            /**
             * Status
             * @description State of the run, in the protocol's words.
             * @enum {string}
             */
            status: "pending" | "running" | "success" | "error" | "interrupted";
            /**
             * Thread Id
             * @description Id of the thread.
             */
            thread_id: string;
            /**
             * Updated At
             * Format: date-time
             * @description When the run last changed.
             */
            updated_at: string;
        };
        /**
         * GraphState
         * @description The state of a thread's newest run; `values.report` is there once it has succeeded.
         */
        GraphState: {
            /** @description Names this state. */
            checkpoint: components["schemas"]["GraphCheckpoint"];
            /**
             * Created At
             * Format: date-time
             * @description When the state was reached.
             */
            created_at: string;
            /**
             * Metadata
             * @description About the state; the protocol expects it.
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Next
             * @description Nodes that come next; empty once the run has ended.
             * @default []
             */
            next: string[];
            /** @description Always null: earlier states are not kept. */
            parent_checkpoint: components["schemas"]["GraphCheckpoint"] | null;
            /**
             * Tasks
             * @description Work under way; the protocol expects it.
             * @default []
             */
            tasks: {
                [key: string]: unknown;
            }[];
            /**
             * Values
             * @description The state: messages, candidates, report, …
             */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * GraphThread
         * @description A thread.
         */
        GraphThread: {
            /**
             * Created At
             * Format: date-time
             * @description When the thread was made.
             */
            created_at: string;
            /**
             * Interrupts
             * @description What the newest run asks, by its id.
             */
            interrupts: {
                [key: string]: unknown;
            };
            /**
             * Metadata
             * @description Data of your own, kept with the thread.
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Status
             * @description State of the newest run, in the protocol's words.
             * @default idle
             * @enum {string}
             */
            status: "idle" | "busy" | "interrupted" | "error";
            /**
             * Thread Id
             * @description Id of the thread.
             */
            thread_id: string;
            /**
             * Updated At
             * Format: date-time
             * @description When its newest run last changed.
             */
            updated_at: string;
            /**
             * Values
             * @description State of the newest run.
             */
            values: {
                [key: string]: unknown;
            };
        };
        /**
         * HistoryRequest
         * @description How much of a thread's history the LangGraph SDK asks for.
         * @example {
         *       "limit": 1
         *     }
         */
        HistoryRequest: {
            /**
             * Limit
             * @description How many states at most; there is one, the newest. Default: `10`.
             */
            limit?: number;
        };
        /**
         * Identifiers
         * @description Numbers that identify a product in every shop.
         */
        Identifiers: {
            /**
             * Gtin
             * @description Global trade item number (EAN, UPC).
             */
            gtin: string | null;
            /**
             * Mpn
             * @description The maker's part number.
             */
            mpn: string | null;
            /**
             * Sku
             * @description The sellers' own number; only comparable within a shop.
             */
            sku: string | null;
        };
        /**
         * ImageWidth
         * @description Widths in pixels that a picture is served in: few, so that caches find them again.
         * @enum {integer}
         */
        ImageWidth: 96 | 320 | 640 | 1280;
        /**
         * InputGivenData
         * @description The buyer's answers.
         */
        InputGivenData: {
            /**
             * Answers
             * @description By the question's id.
             */
            answers: {
                [key: string]: string;
            };
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * InputGivenEvent
         * @description The buyer answered; the job goes on.
         */
        InputGivenEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["InputGivenData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "input.given";
        };
        /**
         * InputNeededData
         * @description Clarifying questions.
         */
        InputNeededData: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Questions
             * @description To be answered by `POST …/input`, by their ids.
             */
            questions: components["schemas"]["ClarifyingQuestion"][];
            /**
             * Until
             * Format: date-time
             * @description When the job goes on without an answer.
             */
            until: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * InputNeededEvent
         * @description The job waits for answers; nothing is spent meanwhile.
         */
        InputNeededEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["InputNeededData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "input.needed";
        };
        /**
         * InputRequest
         * @description The clarifying questions of a job that waits: one to three.
         */
        InputRequest: {
            /**
             * Questions
             * @description In the order in which they are to be asked.
             */
            questions: components["schemas"]["ClarifyingQuestion"][];
        };
        /**
         * ItemLink
         * @description An item of a listing, and what the listing says of it. A hint for what to read: the item's own page decides.
         */
        ItemLink: {
            /**
             * Amount
             * @description The price in the currency's main unit.
             */
            amount: string | null;
            /** @description Whether it can be bought, as the listing says. */
            availability: components["schemas"]["Availability"] | null;
            /**
             * Currency
             * @description ISO 4217 code; null when the listing does not say.
             */
            currency: string | null;
            /**
             * Image
             * @description Address of the item's picture.
             */
            image: string | null;
            /**
             * Price
             * @description The words that show its price.
             */
            price: string | null;
            /**
             * Rating
             * @description On a scale whose best is 5.
             */
            rating: string | null;
            /**
             * Title
             * @description Name of the item, as the listing prints it.
             * @default
             */
            title: string;
            /**
             * Url
             * @description Address of the item's own page.
             */
            url: string;
        };
        /**
         * JobAccepted
         * @description A job that was accepted.
         */
        JobAccepted: {
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /** @description Where to go on from here. */
            links: components["schemas"]["JobLinks"];
            /** @description State of the job. */
            status: components["schemas"]["JobStatus"];
        };
        /**
         * JobAcceptedEvent
         * @description The job is stored; a worker will take it.
         */
        JobAcceptedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["Payload"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "job.accepted";
        };
        /**
         * JobAnswers
         * @description What the buyer says to clarifying questions.
         * @example {
         *       "answers": {
         *         "budget": "under 100 USD",
         *         "category": "headphones"
         *       }
         *     }
         */
        JobAnswers: {
            /**
             * Answers
             * @description By the question's id: one of its options, or other words. A question that is left out takes its default.
             */
            answers?: {
                [key: string]: string;
            };
        };
        /**
         * JobCancelledEvent
         * @description The end: its user stopped it.
         */
        JobCancelledEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["Payload"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "job.cancelled";
        };
        /**
         * JobError
         * @description Why a job failed.
         */
        JobError: {
            /**
             * Code
             * @description Stable code of the reason.
             */
            code: string;
            /**
             * Message
             * @description What went wrong and what to do, for a person.
             */
            message: string;
            /**
             * Retryable
             * @description Whether the same question may succeed when it is asked again later.
             * @default false
             */
            retryable: boolean;
        };
        /**
         * JobEvent
         * @description An entry of a job's log.
         */
        JobEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /**
             * Data
             * @description Details of the event; their form depends on `type`.
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /** @description Kind of the event. */
            type: components["schemas"]["EventType"];
        };
        /**
         * JobFailedEvent
         * @description The end: there is no report; `message` says why.
         */
        JobFailedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["FailureData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "job.failed";
        };
        /**
         * JobLinks
         * @description Where to go on from a job; addresses relative to the server, or absolute where events are served elsewhere.
         */
        JobLinks: {
            /**
             * Cancel
             * @description POST here to stop it.
             */
            cancel: string;
            /**
             * Compare
             * @description What is different in another run: put the other job's id for `{other_id}`.
             */
            compare: string;
            /**
             * Events
             * @description Its live progress, as server-sent events.
             */
            events: string;
            /**
             * Feedback
             * @description Say whether its answer helped, or read what was said.
             */
            feedback: string;
            /**
             * Input
             * @description POST the answers to its clarifying questions here.
             */
            input: string;
            /**
             * Log
             * @description Its events as one answer, for whoever cannot follow a stream.
             */
            log: string;
            /**
             * Report Csv
             * @description The comparison for a spreadsheet.
             */
            report_csv: string;
            /**
             * Report Html
             * @description The report as a page that prints well.
             */
            report_html: string;
            /**
             * Report Markdown
             * @description The report as Markdown.
             */
            report_markdown: string;
            /**
             * Self
             * @description The job, with its report once it has succeeded.
             */
            self: string;
            /**
             * Shares
             * @description Links that show its report to others: list them, or POST here to make one.
             */
            shares: string;
            /**
             * Ticket
             * @description POST here for a ticket that opens `events` once, where no header can be sent.
             */
            ticket: string;
        };
        /**
         * JobOptions
         * @description How a job is to be run.
         */
        JobOptions: {
            /**
             * @description Whether a vague question (`gift for dad`) is asked back about. `ask`: the job waits in `needs_input` for `POST …/input`, up to the time the server gives; `never`: it goes on with stated assumptions; `auto`: `ask` where somebody is there to answer (the command line on a terminal), and `never` for callers of the API.
             * @default auto
             */
            clarify: components["schemas"]["Clarify"];
            /**
             * Currency
             * @description ISO 4217 code prices are wanted in.
             */
            currency: string | null;
            /**
             * Language
             * @description ISO 639-1 code of the report's language: en, de, fr, es, it or nl; by default the question's.
             */
            language: string | null;
            /**
             * Max Cost Usd
             * @description The job never spends more; 0 uses only what is free.
             * @default 0.50
             */
            max_cost_usd: string;
            /**
             * Max Products
             * @description Candidates in the report at most.
             * @default 8
             */
            max_products: number;
            /**
             * Region
             * @description ISO 3166-1 country where the buyer is.
             */
            region: string | null;
            /**
             * Urls
             * @description Pages to read besides what search finds.
             * @default []
             */
            urls: string[];
        };
        /**
         * JobProgress
         * @description How far the job is after an event. Counts are those of the whole job so far.
         */
        JobProgress: {
            /**
             * Candidates
             * @description Products that were compared in the last round.
             * @default 0
             */
            candidates: number;
            /**
             * Fraction
             * @description How much of the work is behind: an estimate that never falls, and is 1 at the end.
             * @default 0
             */
            fraction: number;
            /** @description Name of the step under way; null before the first. */
            name: components["schemas"]["JobStep"] | null;
            /**
             * Of
             * @description How many steps there are.
             * @default 5
             */
            of: number;
            /**
             * Pages
             * @description Pages chosen to be read.
             * @default 0
             */
            pages: number;
            /**
             * Pages Failed
             * @description Pages that could not be read.
             * @default 0
             */
            pages_failed: number;
            /**
             * Pages Read
             * @description Pages that were read.
             * @default 0
             */
            pages_read: number;
            /**
             * Products
             * @description Pages that offer or describe a product.
             * @default 0
             */
            products: number;
            /**
             * Results
             * @description Results that they had, the same page counted again.
             * @default 0
             */
            results: number;
            /**
             * Round
             * @description Round of searching and reading.
             * @default 1
             */
            round: number;
            /**
             * Searches
             * @description Queries that were answered.
             * @default 0
             */
            searches: number;
            /**
             * Step
             * @description Number of the step under way, from 1; 0 before the first.
             * @default 0
             */
            step: number;
        };
        /**
         * JobStartedEvent
         * @description A worker took the job; again after a resume.
         */
        JobStartedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["AttemptData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "job.started";
        };
        /**
         * JobState
         * @description Which jobs an operator asks for.
         * @enum {string}
         */
        JobState: "dead" | "stuck" | "open" | "all";
        /**
         * JobStatus
         * @enum {string}
         */
        JobStatus: "queued" | "running" | "needs_input" | "succeeded" | "failed" | "cancelled";
        /**
         * JobStep
         * @description What a person would call the steps of a job, in their order.
         * @enum {string}
         */
        JobStep: "understand" | "search" | "read" | "compare" | "check";
        /**
         * JobSucceededEvent
         * @description The end: there is a report.
         */
        JobSucceededEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["OutcomeData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "job.succeeded";
        };
        /**
         * JobSummary
         * @description A job in a list.
         */
        JobSummary: {
            /**
             * Cost Usd
             * @description What the job has cost so far, in US dollars.
             */
            cost_usd: string;
            /**
             * Created At
             * Format: date-time
             * @description When the job was accepted.
             */
            created_at: string;
            /**
             * Finished At
             * @description When the job ended; null while it is under way.
             */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /** @description Where to go on from this job. */
            links: components["schemas"]["JobLinks"];
            /**
             * Parent Id
             * @description The job whose report the question follows; null when deleted.
             */
            parent_id: string | null;
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /** @description State of the job. */
            status: components["schemas"]["JobStatus"];
        };
        /**
         * JobView
         * @description A job in full; `report` is there once it has succeeded.
         */
        JobView: {
            /**
             * Cancel Requested
             * @description Whether the job was asked to stop.
             * @default false
             */
            cancel_requested: boolean;
            /**
             * Cost Usd
             * @description What the job has cost so far, in US dollars.
             */
            cost_usd: string;
            /**
             * Created At
             * Format: date-time
             * @description When the job was accepted.
             */
            created_at: string;
            /** @description Why the job failed; null when it has not. */
            error: components["schemas"]["JobError"] | null;
            /**
             * Finished At
             * @description When the job ended; null while it is under way.
             */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /**
             * Images
             * @description Links to pictures of the report's candidates, by `candidates[].image`: made small, served by us, good in `<img>` for a week at least; `&w=` asks for 96, 320, 640 or 1280 pixels. Empty where pictures are not served.
             * @default {}
             */
            images: {
                [key: string]: string;
            };
            /**
             * Input Answers
             * @description The answers to them; null where none came.
             */
            input_answers: {
                [key: string]: string;
            } | null;
            /** @description The clarifying questions that were asked, if any were. */
            input_request: components["schemas"]["InputRequest"] | null;
            /**
             * Input Until
             * @description When a job that waits goes on without an answer.
             */
            input_until: string | null;
            /**
             * Last Seq
             * @description Number of the newest event in the job's log.
             */
            last_seq: number;
            /** @description Where to go on from this job. */
            links: components["schemas"]["JobLinks"];
            /** @description The options the job was started with. */
            options: components["schemas"]["JobOptions"];
            /**
             * Parent Id
             * @description The job whose report the question follows; null when deleted.
             */
            parent_id: string | null;
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /** @description The report; null until the job has succeeded. */
            report: components["schemas"]["Report"] | null;
            /**
             * Started At
             * @description When a worker first took the job; null before.
             */
            started_at: string | null;
            /** @description State of the job. */
            status: components["schemas"]["JobStatus"];
        };
        /**
         * JudgementData
         * @description A product's place.
         */
        JudgementData: {
            /**
             * Name
             * @description Name of the product.
             */
            name: string;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Qualifies
             * @description Whether it passes every hard constraint.
             */
            qualifies: boolean;
            /**
             * Rank
             * @description Place in the ranking; 1 is the best.
             */
            rank: number;
            /**
             * Score
             * @description Its score, from 0 to 1.
             */
            score: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * Mark
         * @description A place in the text where a quotation stands.
         */
        Mark: {
            /**
             * End
             * @description Index behind its last character.
             */
            end: number;
            /**
             * Quote
             * @description The quotation, as it was asked for.
             */
            quote: string;
            /**
             * Start
             * @description Index of its first character in `text`, counted in Unicode code points.
             */
            start: number;
        };
        /**
         * Mention
         * @description A product that an article or a thread speaks of.
         */
        Mention: {
            /**
             * Name
             * @description Name of the product, as written.
             */
            name: string;
            /**
             * Quote
             * @description The sentence that does.
             */
            quote: string;
            /**
             * Url
             * @description Where the mention links to.
             */
            url: string | null;
        };
        /**
         * Money
         * @description An amount in a currency. Amounts of different currencies are compared only at reference rates (`utils/exchange.py`).
         */
        Money: {
            /**
             * Amount
             * @description Decimal amount in the currency's main unit, sent as a string: `129.99`.
             */
            amount: string;
            /**
             * Currency
             * @description ISO 4217 code; null when the page does not tell.
             */
            currency: string | null;
        };
        /**
         * NodeFinishedEvent
         * @description A node of the graph ended.
         */
        NodeFinishedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["NodeTimeData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "node.finished";
        };
        /**
         * NodeStartedEvent
         * @description A node of the graph began.
         */
        NodeStartedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["Payload"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "node.started";
        };
        /**
         * NodeTime
         * @description How long a step of the job took.
         */
        NodeTime: {
            /**
             * Ms
             * @description Wall time of all its runs, milliseconds; parallel runs overlap.
             */
            ms: number;
            /**
             * Node
             * @description Step of the job.
             */
            node: string;
            /**
             * Runs
             * @description How often it ran.
             */
            runs: number;
        };
        /**
         * NodeTimeData
         * @description A step that ended.
         */
        NodeTimeData: {
            /**
             * Ms
             * @description Wall time of the node, in milliseconds.
             */
            ms: number;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * NoticeData
         * @description Something the user should know.
         */
        NoticeData: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Unread
             * @description Pages known and not read, where it is about them.
             */
            unread?: number | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * NoticeEvent
         * @description Something the user should know: a provider failed, the budget ended.
         */
        NoticeEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["NoticeData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "notice";
        };
        /**
         * NotificationChanges
         * @description What to change of a notification; what is not given stays.
         * @example {
         *       "paused": true
         *     }
         */
        NotificationChanges: {
            /**
             * Events
             * @description What to write about.
             */
            events?: components["schemas"]["WebhookEvent"][] | null;
            /**
             * Label
             * @description What you call it.
             */
            label?: string | null;
            /**
             * Paused
             * @description True stops it, false starts it again.
             */
            paused?: boolean | null;
        };
        /**
         * NotificationCode
         * @description The code that was sent to an e-mail address.
         * @example {
         *       "code": "12345678"
         *     }
         */
        NotificationCode: {
            /**
             * Code
             * @description The digits of the code.
             */
            code: string;
        };
        /**
         * NotificationLinks
         * @description Where to go on from a notification; addresses relative to the server.
         */
        NotificationLinks: {
            /**
             * Confirm
             * @description POST takes the code that was sent to the address; null once it is confirmed.
             */
            confirm: string | null;
            /**
             * Deliveries
             * @description What was sent, and what came of that.
             */
            deliveries: string;
            /**
             * Self
             * @description The notification.
             */
            self: string;
            /**
             * Test
             * @description POST sends a test at once.
             */
            test: string;
        };
        /**
         * NotificationRequest
         * @description Whom to write to: an e-mail address or a service.
         * @example {
         *       "email": "ann@mail.example",
         *       "events": [
         *         "watch.alert"
         *       ],
         *       "label": "Mail"
         *     }
         */
        NotificationRequest: {
            /**
             * Email
             * @description An address of yours; a code is sent to it, for `POST …/confirm`.
             */
            email?: string | null;
            /**
             * Events
             * @description What to write about; everything if not given. Default: `["research.succeeded", "research.failed", "research.cancelled", "research.needs_input", "watch.alert", "watch.paused"]`.
             */
            events?: components["schemas"]["WebhookEvent"][];
            /**
             * Label
             * @description What you call it. Default: `""`.
             */
            label?: string;
            /**
             * Service
             * @description A service as Apprise writes it, as `tgram://token/chat` or `discord://id/token`.
             */
            service?: string | null;
        };
        /**
         * NotificationView
         * @description Somebody who is written to.
         */
        NotificationView: {
            /**
             * Created At
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Events
             * @description What is written about.
             */
            events: components["schemas"]["WebhookEvent"][];
            /**
             * Failures In A Row
             * @description Attempts that failed since the last one that was taken.
             */
            failures_in_a_row: number;
            /**
             * Id
             * Format: uuid
             * @description Id of the notification.
             */
            id: string;
            /**
             * Kind
             * @description How it is sent.
             * @enum {string}
             */
            kind: "email" | "service";
            /**
             * Label
             * @description What you call it.
             */
            label: string;
            /** @description Where to go on from this notification. */
            links: components["schemas"]["NotificationLinks"];
            /**
             * Paused Because
             * @description Why the service stopped it; null when you did.
             */
            paused_because: string | null;
            /**
             * Status
             * @description `unconfirmed` until the code that was sent to the address is given to `POST …/confirm`.
             * @enum {string}
             */
            status: "active" | "paused" | "unconfirmed";
            /**
             * Target
             * @description The e-mail address, or the service without its tokens.
             */
            target: string;
        };
        /**
         * Offer
         * @description A price at which a seller sells, as one page shows it.
         */
        Offer: {
            /** @description Whether it can be bought. */
            availability: components["schemas"]["FoundAvailability"] | null;
            /** @description New, used, refurbished, … */
            condition: components["schemas"]["FoundCondition"] | null;
            /** @description Currency of the prices, ISO 4217; null when the page does not say it. */
            currency: components["schemas"]["FoundStr"] | null;
            /** @description The longest time that delivery takes, in days. */
            delivery_days: components["schemas"]["FoundInt"] | null;
            /** @description A refundable deposit that comes on top, as for bottles; in the same currency. */
            deposit: components["schemas"]["FoundDecimal"] | null;
            /** @description The struck-through or usual price, when higher. */
            list_price: components["schemas"]["FoundDecimal"] | null;
            /** @description The price a buyer pays, in the main unit of `currency`. */
            price: components["schemas"]["FoundDecimal"] | null;
            /** @description Within how many days it can be sent back. */
            return_days: components["schemas"]["FoundInt"] | null;
            /** @description Who sells it. */
            seller: components["schemas"]["FoundStr"] | null;
            /** @description Cost of delivery, in the same currency; 0 when delivery is free. */
            shipping: components["schemas"]["FoundDecimal"] | null;
            /** @description The condition that the page puts on the price; null where everybody pays it. */
            terms: components["schemas"]["FoundPriceTerms"] | null;
            /**
             * Unit
             * @description What `unit_price` is for, as printed: `kg`, `100 g`.
             */
            unit: string | null;
            /** @description What one `unit` costs, in the same currency. */
            unit_price: components["schemas"]["FoundDecimal"] | null;
            /**
             * Url
             * @description Address of the offer, where it is not the page itself.
             */
            url: string | null;
            /** @description The last day of the price. */
            valid_until: components["schemas"]["FoundDate"] | null;
        };
        /**
         * Op
         * @enum {string}
         */
        Op: "<=" | "<" | ">=" | ">" | "=" | "in" | "not in" | "has" | "has not";
        /**
         * OperatorFeedback
         * @description The same for operators: whose opinion it is, and what had been asked.
         */
        OperatorFeedback: {
            /**
             * Comment
             * @description In the user's own words.
             */
            comment: string | null;
            /**
             * Created At
             * Format: date-time
             * @description When it was said, or last changed.
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             * @description Id of the opinion.
             */
            id: string;
            /**
             * Job Id
             * Format: uuid
             * @description The job whose answer it is about.
             */
            job_id: string;
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /**
             * Rank
             * @description The candidate it is about; null for the whole answer.
             */
            rank: number | null;
            /** @description Whether it helped. */
            rating: components["schemas"]["Rating"];
            /**
             * Reasons
             * @description What it is about.
             */
            reasons: components["schemas"]["FeedbackReason"][];
            /**
             * User Id
             * Format: uuid
             * @description Id of the user who said it.
             */
            user_id: string;
        };
        /**
         * OperatorJob
         * @description A job with what keeps it going.
         */
        OperatorJob: {
            /**
             * Attempts
             * @description Claims since the last orderly end of a slice.
             */
            attempts: number;
            /**
             * Cancel Requested
             * @description Whether the job was asked to stop.
             * @default false
             */
            cancel_requested: boolean;
            /**
             * Cost Usd
             * @description What the job has cost so far, in US dollars.
             */
            cost_usd: string;
            /**
             * Created At
             * Format: date-time
             * @description When the job was accepted.
             */
            created_at: string;
            /**
             * Dead Letter
             * @description Its message was delivered too often without an end.
             * @default false
             */
            dead_letter: boolean;
            /**
             * Deadline
             * @description When the job is ended if it has not ended by itself.
             */
            deadline: string | null;
            /** @description Why the job failed; null when it has not. */
            error: components["schemas"]["JobError"] | null;
            /**
             * Fencing Token
             * @description Claims altogether.
             */
            fencing_token: number;
            /**
             * Finished At
             * @description When the job ended; null while it is under way.
             */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /**
             * Last Seq
             * @description Number of the newest event in the job's log.
             */
            last_seq: number;
            /**
             * Lease Expires At
             * @description When another worker may take the job over.
             */
            lease_expires_at: string | null;
            /**
             * Leased By
             * @description Name of the worker that holds the job; null when none does.
             */
            leased_by: string | null;
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /**
             * Started At
             * @description When a worker first took the job; null before.
             */
            started_at: string | null;
            /** @description State of the job. */
            status: components["schemas"]["JobStatus"];
            /**
             * User Id
             * Format: uuid
             * @description Id of the user who asked.
             */
            user_id: string;
        };
        /**
         * OperatorJobDetails
         * @description The same with the end of its log.
         */
        OperatorJobDetails: {
            /**
             * Attempts
             * @description Claims since the last orderly end of a slice.
             */
            attempts: number;
            /**
             * Cancel Requested
             * @description Whether the job was asked to stop.
             * @default false
             */
            cancel_requested: boolean;
            /**
             * Cost Usd
             * @description What the job has cost so far, in US dollars.
             */
            cost_usd: string;
            /**
             * Created At
             * Format: date-time
             * @description When the job was accepted.
             */
            created_at: string;
            /**
             * Dead Letter
             * @description Its message was delivered too often without an end.
             * @default false
             */
            dead_letter: boolean;
            /**
             * Deadline
             * @description When the job is ended if it has not ended by itself.
             */
            deadline: string | null;
            /** @description Why the job failed; null when it has not. */
            error: components["schemas"]["JobError"] | null;
            /**
             * Fencing Token
             * @description Claims altogether.
             */
            fencing_token: number;
            /**
             * Finished At
             * @description When the job ended; null while it is under way.
             */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the job.
             */
            id: string;
            /**
             * Last Events
             * @description The newest events, oldest first.
             */
            last_events: components["schemas"]["JobEvent"][];
            /**
             * Last Seq
             * @description Number of the newest event in the job's log.
             */
            last_seq: number;
            /**
             * Lease Expires At
             * @description When another worker may take the job over.
             */
            lease_expires_at: string | null;
            /**
             * Leased By
             * @description Name of the worker that holds the job; null when none does.
             */
            leased_by: string | null;
            /**
             * Question
             * @description The question as it was asked.
             */
            question: string;
            /**
             * Started At
             * @description When a worker first took the job; null before.
             */
            started_at: string | null;
            /** @description State of the job. */
            status: components["schemas"]["JobStatus"];
            /**
             * User Id
             * Format: uuid
             * @description Id of the user who asked.
             */
            user_id: string;
        };
        /**
         * Opinion
         * @description What a reviewer, lab or forum says of the candidate.
         */
        Opinion: {
            /** @description The words, and where they stand. */
            evidence: components["schemas"]["Evidence"];
            /**
             * Role
             * @description Who says it: `review`, `lab`, `forum`, …
             */
            role: string;
            /**
             * Stance
             * @description Whether its words speak for the product.
             * @default open
             * @enum {string}
             */
            stance: "for" | "against" | "open";
        };
        /**
         * OutcomeData
         * @description What the report holds.
         */
        OutcomeData: {
            /**
             * Candidates
             * @description How many products the report holds.
             */
            candidates: number;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Qualifying
             * @description How many of them meet every demand.
             */
            qualifying: number;
            /**
             * Recommendation
             * @description Name of the product recommended; null when nothing qualifies.
             */
            recommendation: string | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * PageData
         * @description A page that was read.
         */
        PageData: {
            /**
             * Kind
             * @description `product`, `listing`, `article`, `forum`, …
             */
            kind: string;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Role
             * @description Whose page it is: `maker`, `retailer`, `lab`, …
             */
            role: string;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * PageFailedEvent
         * @description A page could not be read.
         */
        PageFailedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["PageFailureData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "page.failed";
        };
        /**
         * PageFailureData
         * @description A page that could not be read.
         */
        PageFailureData: {
            /**
             * Outcome
             * @description `blocked`, `timeout`, `http_status`, `robots`, …
             */
            outcome: string;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * PageKind
         * @enum {string}
         */
        PageKind: "product" | "listing" | "article" | "forum" | "blocked" | "error" | "other";
        /**
         * PageReadEvent
         * @description A page was read.
         */
        PageReadEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["PageData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "page.read";
        };
        /**
         * Payload
         * @description What an event carries; an event without anything has an empty one.
         */
        Payload: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * PriceChange
         * @description What a product costs more, or less, than in the run before.
         */
        PriceChange: {
            /**
             * Amount
             * @description The price now less the price before: below 0 it became cheaper.
             */
            amount: string;
            /**
             * Currency
             * @description Currency of both prices, ISO 4217.
             */
            currency: string;
            /**
             * Percent
             * @description The same in percent of the price before; null when that was 0.
             */
            percent: string | null;
        };
        /**
         * PriceObservation
         * @description A price as one page showed it at one time.
         */
        PriceObservation: {
            /**
             * Availability
             * @description Whether it could be bought.
             */
            availability: string | null;
            /**
             * Condition
             * @description New, used, refurbished, …
             */
            condition: string | null;
            /**
             * Currency
             * @description Currency of the prices, ISO 4217; null when the page does not say it.
             */
            currency: string | null;
            /**
             * List Price
             * @description The price it was struck down from, as the shop claims.
             */
            list_price: string | null;
            /**
             * Observed At
             * Format: date-time
             * @description When the page was read.
             */
            observed_at: string;
            /**
             * Price
             * @description The price a buyer paid then, in the main unit of `currency`.
             */
            price: string;
            /**
             * Quote
             * @description Exact words that show the price.
             */
            quote: string | null;
            /**
             * Seller
             * @description Who sold it.
             */
            seller: string | null;
            /**
             * Snapshot Id
             * @description SHA-256 of the stored page, for `GET /snapshots/{id}`.
             */
            snapshot_id: string | null;
        };
        /**
         * PriceSeries
         * @description A product's prices at all shops where it was seen, as a chart takes them: one row of times, a row of prices a shop.
         */
        PriceSeries: {
            /**
             * Condition
             * @description `new`, `used`, `refurbished`, …
             */
            condition: string;
            /**
             * Currencies
             * @description The currencies in which it was seen, the most frequent first.
             */
            currencies: string[];
            /**
             * Currency
             * @description Currency of all prices, ISO 4217; null when no price was seen.
             */
            currency: string | null;
            /**
             * Lowest
             * @description One for each of `times`: the best price at any shop; null while it could not be bought at any.
             */
            lowest: (string | null)[];
            /**
             * Shops
             * @description One a page and seller, this product's own page first.
             */
            shops: components["schemas"]["ShopPrices"][];
            /**
             * Times
             * @description When a price was read, oldest first; a price holds until the next one.
             */
            times: string[];
        };
        /**
         * PriceSummaries
         * @description A product's prices in short.
         */
        PriceSummaries: {
            /**
             * Items
             * @description One a currency and condition, the one seen last first.
             */
            items: components["schemas"]["PriceSummary"][];
        };
        /**
         * PriceSummary
         * @description A product's prices in one currency and condition, and how good the latest one is among them.
         */
        PriceSummary: {
            /**
             * Average
             * @description Each price counts for as long as it held.
             */
            average: string;
            /**
             * Condition
             * @description `new`, `used`, `refurbished`, …
             */
            condition: string;
            /**
             * Currency
             * @description Currency of all the amounts, ISO 4217.
             */
            currency: string;
            /**
             * Days
             * @description Since how many days it has been seen.
             */
            days: number;
            /**
             * Highest
             * @description The highest price that was seen.
             */
            highest: string;
            /**
             * Latest
             * @description The price that was seen last.
             */
            latest: string;
            /**
             * Latest At
             * Format: date-time
             * @description When it was seen.
             */
            latest_at: string;
            /**
             * List Price
             * @description The price that the shop strikes through now.
             */
            list_price: string | null;
            /**
             * List Price Charged
             * @description Whether that much was ever asked for. False: the discount is one from a price nobody was seen to pay. Null without a list price, or like `score`.
             */
            list_price_charged: boolean | null;
            /**
             * Lowest
             * @description The lowest price that was seen.
             */
            lowest: string;
            /**
             * Lowest At
             * Format: date-time
             * @description When it was seen last.
             */
            lowest_at: string;
            /**
             * Lowest In Days
             * @description For how many days nothing lower was seen; null like `score`.
             */
            lowest_in_days: number | null;
            /**
             * Observations
             * @description How often it was seen.
             */
            observations: number;
            /**
             * Score
             * @description The part of the time before in which it cost more than now: 1 is as good as it gets, 0.5 usual. Null while the history is too short (three observations, seven days).
             */
            score: number | null;
            /**
             * Trend
             * @description Where the price goes: its average in the later half of the time against the earlier; `steady` within two percent. Null like `score`.
             */
            trend: ("rising" | "falling" | "steady") | null;
        };
        /**
         * PriceTerms
         * @description Why a printed amount is not what anybody pays for the thing: under which condition, or for which part, it stands.
         * @enum {string}
         */
        PriceTerms: "net" | "deposit" | "instalment" | "member" | "bid" | "trade_in" | "from" | "pledge";
        /**
         * Problem
         * @description An error, as RFC 9457 describes it.
         */
        Problem: {
            /**
             * Detail
             * @description What is wrong this time, and what to do about it.
             */
            detail: string;
            /**
             * Errors
             * @description One entry a field, when the request does not fit the schema.
             * @default []
             */
            errors?: components["schemas"]["FieldProblem"][];
            /**
             * Instance
             * @description Path of the request.
             */
            instance: string;
            /**
             * Request Id
             * @description The X-Request-Id of the request; quote it when you report the problem.
             * @default null
             */
            request_id?: string | null;
            /**
             * Status
             * @description HTTP status of the answer.
             */
            status: number;
            /**
             * Title
             * @description The kind of problem, the same for every occurrence.
             */
            title: string;
            /**
             * Type
             * @description URI of the page that explains this kind of problem; its fragment is a stable code.
             */
            type: string;
        };
        /**
         * Product
         * @description The product a page is about.
         */
        Product: {
            /** @description Maker's brand. */
            brand: components["schemas"]["FoundStr"] | null;
            /** @description Breadcrumb, widest first. */
            category: components["schemas"]["FoundTupleStr"] | null;
            /** @description What the page says about it, as running text. */
            description: components["schemas"]["FoundStr"] | null;
            /** @description Of the European energy label: `A` to `G`, or `A+` to `A+++`. */
            energy_class: components["schemas"]["FoundStr"] | null;
            /** @description 8 to 14 digits whose check digit is right. */
            gtin: components["schemas"]["FoundStr"] | null;
            /**
             * Images
             * @description Addresses of the product's pictures, the main one first.
             * @default []
             */
            images: string[];
            /** @description The maker's part number. */
            mpn: components["schemas"]["FoundStr"] | null;
            /** @description Name of the product, as the page gives it. */
            name: components["schemas"]["FoundStr"] | null;
            /**
             * @description The offer the buyer of this page sees.
             * @default {}
             */
            offer: components["schemas"]["Offer"];
            /** @description On a scale whose best is 5. */
            rating: components["schemas"]["FoundDecimal"] | null;
            /** @description How many reviews the rating rests on. */
            review_count: components["schemas"]["FoundInt"] | null;
            /** @description The shop's number of the product. */
            sku: components["schemas"]["FoundStr"] | null;
            /**
             * Specs
             * @description Rows of the specification tables.
             * @default []
             */
            specs: components["schemas"]["Spec"][];
            /**
             * Variants
             * @description Other forms of the product on the same page.
             * @default []
             */
            variants: components["schemas"]["Variant"][];
        };
        /**
         * ProductChange
         * @description One product in both runs.
         */
        ProductChange: {
            /** @description In the earlier run; null when it is new. */
            before: components["schemas"]["ComparedProduct"] | null;
            /**
             * Kind
             * @description `new`: not in the run before. `gone`: only there. `changed`: price, rank, availability or a verdict differs.
             * @enum {string}
             */
            kind: "new" | "gone" | "changed" | "same";
            /**
             * Name
             * @description Name of the product, as the later run gives it.
             */
            name: string;
            /** @description In the later run; null when it is gone. */
            now: components["schemas"]["ComparedProduct"] | null;
            /** @description Null when the price is the same, a run shows none, or currency or condition differ. */
            price: components["schemas"]["PriceChange"] | null;
            /**
             * Verdicts
             * @description Demands of both runs that are judged differently.
             */
            verdicts: components["schemas"]["ChangedVerdict"][];
        };
        /**
         * ProductData
         * @description A product on a page.
         */
        ProductData: {
            /**
             * Currency
             * @description ISO 4217; null when the page does not tell.
             */
            currency: string | null;
            /**
             * Image
             * @description Address of its picture, as the page has it.
             */
            image?: string | null;
            /**
             * Name
             * @description Name of the product, as the page gives it.
             */
            name: string;
            /**
             * Picture
             * @description Link to that picture, made small and served by us, good in `<img>` for a week at least; `&w=` asks for 96, 320, 640 or 1280 pixels. Absent where pictures are not served.
             */
            picture?: string | null;
            /**
             * Price
             * @description A decimal number, as the page shows it; null without a price.
             */
            price: string | null;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * ProductDetails
         * @description A product in full: what its page said when it was last read.
         */
        ProductDetails: {
            /**
             * Brand
             * @description Maker's brand.
             */
            brand: string | null;
            /**
             * Facts
             * @description Properties that its page states.
             * @default []
             */
            facts: components["schemas"]["ReportFact"][];
            /**
             * Fetched At
             * Format: date-time
             * @description When its page was last read.
             */
            fetched_at: string;
            /**
             * Gtin
             * @description Global trade item number (EAN, UPC).
             */
            gtin: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the product.
             */
            id: string;
            /** @description The newest price; null when none was ever seen. */
            latest: components["schemas"]["PriceObservation"] | null;
            /** @description Where to go on from this product. */
            links: components["schemas"]["ProductLinks"];
            /**
             * Name
             * @description Name of the product, as its page gives it.
             */
            name: string | null;
            /** @description The offer on its page when it was last read; null when there was none. */
            offer: components["schemas"]["ReportOffer"] | null;
            /**
             * Snapshot Id
             * @description SHA-256 of its newest stored page, for `GET /snapshots/{id}`.
             */
            snapshot_id: string | null;
            /**
             * Url
             * @description Address of its page.
             */
            url: string;
        };
        /**
         * ProductFoundEvent
         * @description A page offers or describes a product.
         */
        ProductFoundEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["ProductData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "product.found";
        };
        /**
         * ProductLinks
         * @description Where to go on from a product; addresses relative to the server.
         */
        ProductLinks: {
            /**
             * Price Series
             * @description Its prices at all shops, ready to plot.
             */
            price_series: string;
            /**
             * Price Summary
             * @description Low, average, high, and whether the latest price is good.
             */
            price_summary: string;
            /**
             * Prices
             * @description Its prices as dated observations.
             */
            prices: string;
            /**
             * Self
             * @description The product, with what its page said.
             */
            self: string;
        };
        /**
         * ProductMatch
         * @description A product with how well it fits what was asked for.
         */
        ProductMatch: {
            /** @description The product. */
            product: components["schemas"]["ProductView"];
            /**
             * Score
             * @description Cosine similarity, -1 to 1; null when found by words.
             */
            score: number | null;
        };
        /**
         * ProductMatches
         * @description What fits a description, best first.
         */
        ProductMatches: {
            /**
             * Items
             * @description The products, best first.
             * @default []
             */
            items: components["schemas"]["ProductMatch"][];
            /**
             * Mode
             * @description `meaning`: by embeddings. `words`: no embedding model could be asked, and every word had to occur.
             * @enum {string}
             */
            mode: "meaning" | "words";
            /**
             * Model
             * @description `provider:model` of the embeddings.
             */
            model: string | null;
            /**
             * Note
             * @description Why it was not by meaning.
             */
            note: string | null;
        };
        /**
         * ProductView
         * @description A product in a list.
         */
        ProductView: {
            /**
             * Brand
             * @description Maker's brand.
             */
            brand: string | null;
            /**
             * Fetched At
             * Format: date-time
             * @description When its page was last read.
             */
            fetched_at: string;
            /**
             * Gtin
             * @description Global trade item number (EAN, UPC).
             */
            gtin: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the product.
             */
            id: string;
            /** @description The newest price; null when none was ever seen. */
            latest: components["schemas"]["PriceObservation"] | null;
            /** @description Where to go on from this product. */
            links: components["schemas"]["ProductLinks"];
            /**
             * Name
             * @description Name of the product, as its page gives it.
             */
            name: string | null;
            /**
             * Snapshot Id
             * @description SHA-256 of its newest stored page, for `GET /snapshots/{id}`.
             */
            snapshot_id: string | null;
            /**
             * Url
             * @description Address of its page.
             */
            url: string;
        };
        /**
         * QuestionKind
         * @enum {string}
         */
        QuestionKind: "shopping" | "vague" | "not_shopping";
        /**
         * QuietHours
         * @description Hours in which alerts wait. They are stored at once, and sent when the hours end.
         */
        QuietHours: {
            /**
             * End
             * Format: time
             * @description Local time at which they end; before `start` it is on the next day.
             */
            end: string;
            /**
             * Start
             * Format: time
             * @description Local time at which they begin, as `22:00`.
             */
            start: string;
            /**
             * Time Zone
             * @description IANA name of the time zone, as `Europe/Berlin`.
             */
            time_zone: string;
        };
        /**
         * Rating
         * @description Whether the answer, or one candidate of it, helped.
         * @enum {string}
         */
        Rating: "good" | "bad";
        /**
         * Ready
         * @description The service can work.
         */
        Ready: {
            /**
             * Checks
             * @description By name, what was checked: `database`, `schema`, `sign_in`.
             */
            checks: {
                [key: string]: "ok";
            };
            /**
             * Status
             * @description Always `ready`.
             * @default ready
             * @constant
             */
            status: "ready";
        };
        /**
         * Recommendation
         * @description The product to buy. Absent from the report when nothing qualifies.
         */
        Recommendation: {
            /**
             * Name
             * @description Name of the product.
             */
            name: string;
            /**
             * Rank
             * @description Rank of the recommended candidate.
             * @default 1
             */
            rank: number;
            /**
             * Statements
             * @description Sentences that speak for it.
             */
            statements: components["schemas"]["Statement"][];
            /**
             * Trade Offs
             * @description What speaks against it, or is not known of it.
             * @default []
             */
            trade_offs: components["schemas"]["Statement"][];
            /**
             * Written By
             * @description Who worded the statements; both are checked.
             * @default rules
             * @enum {string}
             */
            written_by: "rules" | "model";
        };
        /**
         * Removal
         * @description Something verification took out, and why.
         */
        Removal: {
            /**
             * Reason
             * @description Why it did not hold.
             */
            reason: string;
            /**
             * Text
             * @description The claim that was removed.
             */
            text: string;
            /**
             * Where
             * @description Place in the report.
             */
            where: string;
        };
        /**
         * Reply
         * @description How a follow-up was read, and what is said to it beside the list.
         */
        Reply: {
            /** @description `unclear`: it was not understood, and the list is the one before. */
            kind: components["schemas"]["FollowUpKind"];
            /**
             * Parent Id
             * Format: uuid
             * @description The job whose report it follows.
             */
            parent_id: string;
            /**
             * Products
             * @description Ranks of the candidates that it is about.
             * @default []
             */
            products: number[];
            /**
             * Searched
             * @description Whether more pages were looked for; else what was read before has answered it.
             */
            searched: boolean;
            /**
             * Statements
             * @description The reply, sentence by sentence.
             * @default []
             */
            statements: components["schemas"]["Statement"][];
        };
        /**
         * Report
         * @description The result of a research job.
         */
        Report: {
            /** @description How the question was understood. */
            brief: components["schemas"]["Brief"];
            /**
             * Candidates
             * @description The products, best first.
             * @default []
             */
            candidates: components["schemas"]["Candidate"][];
            /**
             * Comparison
             * @description What the first candidates' pages state, attribute by attribute: asked for first, then the most shared.
             * @default []
             */
            comparison: components["schemas"]["ComparedAttribute"][];
            /**
             * @description What the job spent.
             * @default {
             *       "total_usd": "0",
             *       "limit_usd": "0",
             *       "lines": []
             *     }
             */
            cost: components["schemas"]["Cost"];
            /**
             * @description What was attempted, and what became of it.
             * @default {
             *       "queries": 0,
             *       "hits": 0,
             *       "attempted": 0,
             *       "read": 0,
             *       "blocked": 0,
             *       "failed": 0,
             *       "skipped": 0,
             *       "products": 0,
             *       "removed": 0
             *     }
             */
            counts: components["schemas"]["Counts"];
            /** @description The reply to a follow-up; null for a question of its own. */
            follow_up: components["schemas"]["Reply"] | null;
            /**
             * Generated At
             * Format: date-time
             * @description When the report was completed.
             */
            generated_at: string;
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Notes
             * @description What failed, is missing or unknown, for a person.
             * @default []
             */
            notes: string[];
            /** @description Null when nothing qualifies; then the summary says so. */
            recommendation: components["schemas"]["Recommendation"] | null;
            /**
             * Rounds
             * @description How many rounds of searching there were.
             * @default 1
             */
            rounds: number;
            /**
             * Schema Version
             * @description Version of this form. It changes when a reader would have to.
             * @default 1
             * @constant
             */
            schema_version: 1;
            /**
             * Sources
             * @description Every page that was considered.
             * @default []
             */
            sources: components["schemas"]["Source"][];
            /**
             * Summary
             * @description Two or three sentences that answer the question.
             */
            summary: string;
            /**
             * Timing
             * @description Where the time went, step by step.
             * @default []
             */
            timing: components["schemas"]["NodeTime"][];
            /**
             * @description What the last check removed.
             * @default {
             *       "checked": 0,
             *       "held": 0,
             *       "removed": [],
             *       "sentences": {
             *         "judged": 0,
             *         "kept": 0,
             *         "removed": 0,
             *         "rewritten": 0,
             *         "written": 0
             *       }
             *     }
             */
            verification: components["schemas"]["VerificationRecord"];
            /**
             * Wall Ms
             * @description Time from start to end, in milliseconds.
             * @default 0
             */
            wall_ms: number;
            /**
             * Web
             * @description `live`, or the archive's name.
             */
            web: string;
        };
        /**
         * ReportDeltaEvent
         * @description A piece of the report's text, as it is written.
         */
        ReportDeltaEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["TextData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "report.delta";
        };
        /**
         * ReportFact
         * @description A property of the product, as one page states it.
         */
        ReportFact: {
            /**
             * Attribute
             * @description Canonical snake_case name: battery_life.
             */
            attribute: string;
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             */
            confidence: number;
            /** @description The words that state it, and where they stand. */
            evidence: components["schemas"]["Evidence"];
            /**
             * Label
             * @description As the page prints it.
             * @default
             */
            label: string;
            /**
             * Unit
             * @description Unit of `value`; null when it has none.
             */
            unit: string | null;
            /**
             * Value
             * @description The number in `unit`, or the words of the page.
             */
            value: string;
        };
        /**
         * ReportOffer
         * @description The product at a seller, at a price, at a time.
         */
        ReportOffer: {
            /** @description schema.org name; null when the page does not tell. */
            availability: components["schemas"]["Availability"] | null;
            /** @description The words that say whether it can be bought. */
            availability_evidence: components["schemas"]["Evidence"] | null;
            /** @description New, used, refurbished, …; null when the page does not say it. */
            condition: components["schemas"]["Condition"] | null;
            /** @description A refundable deposit that comes on top, as for bottles. */
            deposit: components["schemas"]["Money"] | null;
            /** @description The words that show the price; null when there is none. */
            evidence: components["schemas"]["Evidence"] | null;
            /** @description The struck-through or usual price. */
            list_price: components["schemas"]["Money"] | null;
            /**
             * Observed At
             * Format: date-time
             * @description When the page was read, UTC.
             */
            observed_at: string;
            /** @description What a buyer pays, without shipping; null when the page shows none. */
            price: components["schemas"]["Money"] | null;
            /**
             * Seller
             * @description Who sells it.
             */
            seller: string;
            /** @description What delivery costs; 0 when it is free, null when not stated. */
            shipping: components["schemas"]["Money"] | null;
            /**
             * Suspicious
             * @description Why the offer is doubted; such an offer is never the best one.
             */
            suspicious: string | null;
            /** @description The condition under which the price stands (`net`, `member` …); null where everybody pays it. */
            terms: components["schemas"]["PriceTerms"] | null;
            /** @description Price, delivery and deposit together; null where the page does not state what delivery costs. */
            total: components["schemas"]["Money"] | null;
            /** @description What a unit costs; null when the page does not print it. */
            unit_price: components["schemas"]["UnitPrice"] | null;
            /**
             * Url
             * @description Address of the page that shows the offer.
             */
            url: string;
        };
        /**
         * ReportRestartEvent
         * @description The text so far is void; it starts again.
         */
        ReportRestartEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["Payload"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "report.restart";
        };
        /**
         * Requeued
         * @description What became of a job that was to be worked on again.
         */
        Requeued: {
            /**
             * In Place Of
             * @description The job that had ended: its log is closed, so a new one with the same request and its paid results goes on.
             */
            in_place_of: string | null;
            /**
             * Job Id
             * Format: uuid
             * @description The job that now waits for a worker.
             */
            job_id: string;
        };
        /**
         * ResearchEvent
         * @description An entry of a job's log; `type` tells which.
         */
        ResearchEvent: components["schemas"]["JobAcceptedEvent"] | components["schemas"]["JobStartedEvent"] | components["schemas"]["NodeStartedEvent"] | components["schemas"]["NodeFinishedEvent"] | components["schemas"]["BriefReadyEvent"] | components["schemas"]["InputNeededEvent"] | components["schemas"]["InputGivenEvent"] | components["schemas"]["SearchDoneEvent"] | components["schemas"]["SourceSelectedEvent"] | components["schemas"]["PageReadEvent"] | components["schemas"]["PageFailedEvent"] | components["schemas"]["ProductFoundEvent"] | components["schemas"]["CandidateJudgedEvent"] | components["schemas"]["RoundStartedEvent"] | components["schemas"]["ReportDeltaEvent"] | components["schemas"]["ReportRestartEvent"] | components["schemas"]["VerificationDoneEvent"] | components["schemas"]["NoticeEvent"] | components["schemas"]["JobSucceededEvent"] | components["schemas"]["JobFailedEvent"] | components["schemas"]["JobCancelledEvent"];
        /**
         * ResearchRequest
         * @description A product question, and how it is to be researched.
         * @example {
         *       "currency": "USD",
         *       "max_products": 8,
         *       "question": "wireless over-ear headphones under 150 dollars, 30 hours of battery"
         *     }
         */
        ResearchRequest: {
            /** @description Whether a vague question (`gift for dad`) is asked back about. `ask`: the job waits in `needs_input` for `POST …/input`, up to the time the server gives; `never`: it goes on with stated assumptions; `auto`: `ask` where somebody is there to answer (the command line on a terminal), and `never` for callers of the API. Default: `"auto"`. */
            clarify?: components["schemas"]["Clarify"];
            /**
             * Currency
             * @description ISO 4217 code prices are wanted in.
             */
            currency?: string | null;
            /**
             * Language
             * @description ISO 639-1 code of the report's language: en, de, fr, es, it or nl; by default the question's.
             */
            language?: string | null;
            /**
             * Max Cost Usd
             * @description The job never spends more; 0 uses only what is free. Default: `"0.50"`.
             */
            max_cost_usd?: number | string;
            /**
             * Max Products
             * @description Candidates in the report at most. Default: `8`.
             */
            max_products?: number;
            /**
             * Parent Id
             * @description A job of yours that has succeeded, when the question follows its report: `only with lidar`, `under 200 instead`, `why not the Halvik?`, `1 and 3`. What it has read answers without a search where that suffices.
             */
            parent_id?: string | null;
            /**
             * Question
             * @description In the buyer's own words: `wireless over-ear headphones under 150 dollars, 30 hours of battery`.
             */
            question: string;
            /**
             * Region
             * @description ISO 3166-1 country where the buyer is.
             */
            region?: string | null;
            /**
             * Urls
             * @description Pages to read besides what search finds. Default: `[]`.
             */
            urls?: string[];
        };
        /**
         * Resume
         * @description An answer to one interrupt of AG-UI.
         */
        Resume: {
            /**
             * Interruptid
             * @description Id of the interrupt.
             */
            interruptId: string;
            /**
             * Payload
             * @description The answer: one of the question's options, or other words.
             */
            payload?: unknown;
            /**
             * Status
             * @description `cancelled` takes the question's default.
             * @enum {string}
             */
            status: "resolved" | "cancelled";
        };
        /**
         * RoundData
         * @description Another round of searching.
         */
        RoundData: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Queries
             * @description What is searched for in it.
             */
            queries: string[];
            /**
             * Round
             * @description Number of the round; the first is not announced.
             */
            round: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * RoundStartedEvent
         * @description Another round of searching begins.
         */
        RoundStartedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["RoundData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "round.started";
        };
        /**
         * RunAgentInput
         * @description What AG-UI's `HttpAgent` posts. `forwardedProps` may hold options of the job. The same run is started once.
         * @example {
         *       "forwardedProps": {
         *         "max_products": 5
         *       },
         *       "messages": [
         *         {
         *           "content": "wireless headphones under 150 dollars",
         *           "id": "1",
         *           "role": "user"
         *         }
         *       ],
         *       "runId": "run-1",
         *       "threadId": "thread-1"
         *     }
         */
        RunAgentInput: {
            /**
             * Forwardedprops
             * @description Options of the job by their names: `max_products`, `currency`, …
             */
            forwardedProps?: unknown;
            /**
             * Messages
             * @description The conversation, oldest first; the last message of the user is the question.
             */
            messages: {
                [key: string]: unknown;
            }[];
            /**
             * Resume
             * @description Answers to the interrupts of the run before; it goes on with them. Default: `[]`.
             */
            resume?: components["schemas"]["Resume"][];
            /**
             * Runid
             * @description The client's id of this run; the same one sent again is the same job.
             */
            runId: string;
            /**
             * Threadid
             * @description The client's id of the conversation.
             */
            threadId: string;
        };
        /**
         * RunChanges
         * @description Two runs beside each other.
         */
        RunChanges: {
            /** @description The run that was accepted first, whichever was named first. */
            before: components["schemas"]["ComparedRun"];
            /**
             * Demands Added
             * @description Demands that only the later run has, in canonical text.
             */
            demands_added: string[];
            /**
             * Demands Dropped
             * @description Demands that only the earlier run had.
             */
            demands_dropped: string[];
            /** @description The later run. */
            now: components["schemas"]["ComparedRun"];
            /**
             * Products
             * @description Those of the later run in its order, then those that are gone.
             */
            products: components["schemas"]["ProductChange"][];
            /**
             * Same Recommendation
             * @description Both recommend the same product, or both none.
             */
            same_recommendation: boolean;
        };
        /**
         * RunRequest
         * @description What the LangGraph SDK posts to start a run. `input` holds `messages` or `question`, and options of the job.
         * @example {
         *       "assistant_id": "research",
         *       "input": {
         *         "messages": [
         *           {
         *             "content": "wireless headphones under 150 dollars",
         *             "role": "user"
         *           }
         *         ]
         *       },
         *       "stream_mode": [
         *         "values",
         *         "custom"
         *       ]
         *     }
         */
        RunRequest: {
            /**
             * Assistant Id
             * @description The graph to run: `research`.
             */
            assistant_id: string;
            /**
             * Command
             * @description `resume` answers what the thread's newest run asks: a text, or answers by the questions' ids.
             */
            command?: {
                [key: string]: unknown;
            } | null;
            /**
             * If Not Exists
             * @description `create` makes a thread that does not exist.
             */
            if_not_exists?: ("create" | "reject") | null;
            /**
             * Input
             * @description `messages` or `question`, and options of the job.
             */
            input?: {
                [key: string]: unknown;
            } | null;
            /**
             * Metadata
             * @description Data of your own. It is accepted and not kept.
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * Stream Mode
             * @description `values`, `updates`, `custom` or `messages-tuple`: one, or several.
             */
            stream_mode?: string | string[] | null;
        };
        /**
         * ScorePart
         * @description One of the parts a score is made of: the score is the sum of weight times value over its parts.
         */
        ScorePart: {
            /**
             * Name
             * @description What it measures: `demands`, `price`, `margin`, `rating`, `sources`, `wishes`.
             */
            name: string;
            /**
             * Value
             * @description 1 is best.
             */
            value: number;
            /**
             * Weight
             * @description The weights of a candidate that qualifies add up to 1.
             */
            weight: number;
        };
        /**
         * ScrapeRequest
         * @description One page, or many.
         * @example {
         *       "url": "https://shop.example/p/h700"
         *     }
         */
        ScrapeRequest: {
            /**
             * Fresh
             * @description Read the page now, even if a recent reading of it is at hand. Default: `false`.
             */
            fresh?: boolean;
            /**
             * Render
             * @description How the page is read: `auto` takes the cheapest way that works; the others name one. Default: `"auto"`.
             * @enum {string}
             */
            render?: "auto" | "http" | "browser" | "browserless" | "scraperapi";
            /**
             * Url
             * @description One page. Give this or `urls`.
             */
            url?: string | null;
            /**
             * Urls
             * @description Several pages; results stream as they come. Default: `[]`.
             */
            urls?: string[];
        };
        /**
         * ScrapeResult
         * @description What became of one address: a page that was read, or the typed reason why not.
         */
        ScrapeResult: {
            /**
             * Attempts
             * @description Every way that was tried, in order.
             * @default []
             */
            attempts: components["schemas"]["Attempt"][];
            /**
             * Cache
             * @description `hit`: an earlier reading that is still good; `revalidated`: an earlier reading that the server confirmed just now; null: read for this request.
             */
            cache: ("hit" | "revalidated") | null;
            /**
             * Detail
             * @description More about the outcome, for a person; empty when there is nothing to add.
             * @default
             */
            detail: string;
            /**
             * Expires At
             * @description Until when this reading answers for the page; null when it does not.
             */
            expires_at: string | null;
            /** @description The facts on the page; null when it was not read. */
            extraction: components["schemas"]["Extraction"] | null;
            /**
             * Fetched At
             * @description When the page was read, or last confirmed by its server to be unchanged.
             */
            fetched_at: string | null;
            /**
             * Final Url
             * @description Where the page was, after redirects.
             */
            final_url: string | null;
            /**
             * Outcome
             * @description `read`, or a failure kind such as `blocked`, `timeout`, `forbidden_address`.
             */
            outcome: string;
            /**
             * Retryable
             * @description Whether the same request may succeed later.
             * @default false
             */
            retryable: boolean;
            /**
             * Snapshot Id
             * @description SHA-256 of the stored page, for `GET /snapshots/{id}`; null when nothing was stored.
             */
            snapshot_id: string | null;
            /**
             * Status
             * @description HTTP status of the page's answer; null when there was none.
             */
            status: number | null;
            /**
             * Url
             * @description The address that was asked for.
             */
            url: string;
            /**
             * Via
             * @description Which way the page was read: `http`, `browser` or a provider's name.
             */
            via: string | null;
        };
        /**
         * SearchData
         * @description A query that was answered.
         */
        SearchData: {
            /**
             * Hits
             * @description How many results it had.
             */
            hits: number;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Provider
             * @description Who answered; null when nobody did.
             */
            provider: string | null;
            /**
             * Query
             * @description The query.
             */
            query: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * SearchDoneEvent
         * @description A query was answered.
         */
        SearchDoneEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["SearchData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "search.done";
        };
        /**
         * SelectionData
         * @description The pages that will be read.
         */
        SelectionData: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Skipped
             * @description How many pages were found and are not read.
             */
            skipped: number;
            /**
             * Urls
             * @description Pages that will be read.
             */
            urls: string[];
        } & {
            [key: string]: unknown;
        };
        /**
         * SentenceRecord
         * @description What became of the sentences that a model wrote; all zero when rules wrote them.
         */
        SentenceRecord: {
            /**
             * Judged
             * @description Also shown to a second model, which may take away and never add.
             * @default 0
             */
            judged: number;
            /**
             * Kept
             * @description Sentences in the report, those in fixed words among them.
             * @default 0
             */
            kept: number;
            /**
             * Removed
             * @description Claims that no fact bears out.
             * @default 0
             */
            removed: number;
            /**
             * Rewritten
             * @description Claims that hold, said in fixed words: the model's words said more than they do.
             * @default 0
             */
            rewritten: number;
            /**
             * Written
             * @description Sentences that the model wrote, and claims of those that were taken apart.
             * @default 0
             */
            written: number;
        };
        /**
         * SharedReport
         * @description A report as a link shows it: without whose it is, which job it was, and what it cost.
         */
        SharedReport: {
            /**
             * Expires At
             * Format: date-time
             * @description When the link ends.
             */
            expires_at: string;
            /**
             * Images
             * @description Links to pictures of the report's candidates, by `candidates[].image`: made small, served by us, good in `<img>` for a week at least; `&w=` asks for 96, 320, 640 or 1280 pixels. Empty where pictures are not served.
             * @default {}
             */
            images: {
                [key: string]: string;
            };
            /** @description The report. Its `job_id` is the link's own id; cost and timing are left out. */
            report: components["schemas"]["Report"];
        };
        /**
         * ShareLinks
         * @description Addresses of a shared report, for whoever has them; relative to the server.
         */
        ShareLinks: {
            /**
             * Csv
             * @description The comparison as CSV.
             */
            csv: string;
            /**
             * Html
             * @description The report as a page, for people.
             */
            html: string;
            /**
             * Markdown
             * @description The report as Markdown.
             */
            markdown: string;
            /**
             * Report
             * @description The report as JSON.
             */
            report: string;
        };
        /**
         * ShareMade
         * @description A link with its addresses, which are shown this once.
         */
        ShareMade: {
            /**
             * Created At
             * Format: date-time
             * @description When the link was made.
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             * @description When it ends.
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             * @description Id to revoke the link by.
             */
            id: string;
            /** @description Addresses that need no sign-in. Whoever has one can read the report. */
            links: components["schemas"]["ShareLinks"];
        };
        /**
         * ShareRequest
         * @description For how long a link shows the report.
         * @example {
         *       "days": 7
         *     }
         */
        ShareRequest: {
            /**
             * Days
             * @description After so many days the link shows nothing. Default: `30`.
             */
            days?: number;
        };
        /**
         * Shares
         * @description The links of a job.
         */
        Shares: {
            /**
             * Items
             * @description The links that still hold, newest first.
             */
            items: components["schemas"]["ShareView"][];
        };
        /**
         * ShareView
         * @description A link, without its secret part.
         */
        ShareView: {
            /**
             * Created At
             * Format: date-time
             * @description When the link was made.
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             * @description When it ends.
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             * @description Id to revoke the link by.
             */
            id: string;
        };
        /**
         * ShopPrices
         * @description What one seller asked for on one page, along the times of its series.
         */
        ShopPrices: {
            /**
             * List Prices
             * @description One for each of `times`: the price that was struck through then; null without one.
             */
            list_prices: (string | null)[];
            /**
             * Prices
             * @description One for each of `times`: the price that held then. Null before the first reading, and while it could not be bought.
             */
            prices: (string | null)[];
            /**
             * Product Id
             * Format: uuid
             * @description The product of that page: GET /products/{id}.
             */
            product_id: string;
            /**
             * Seller
             * @description Who sells it there.
             */
            seller: string | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        };
        /**
         * ShopResult
         * @description How the reading of one of several pages ended.
         */
        ShopResult: {
            /**
             * Detail
             * @description More about the outcome, for a person.
             * @default
             */
            detail: string;
            /** @description What the page showed, with the words that show it. */
            offer: components["schemas"]["ReportOffer"] | null;
            /**
             * Outcome
             * @description `read`, `no_offer`, `other_product`, or why it could not be read.
             */
            outcome: string;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        };
        /**
         * SnapshotView
         * @description A page as it was read, as plain text. Its markup is never part of an answer.
         */
        SnapshotView: {
            /**
             * Content Type
             * @description Media type of the page, without parameters.
             */
            content_type: string;
            /**
             * Excerpts
             * @description Quotations that only the page's data for machines holds.
             * @default []
             */
            excerpts: components["schemas"]["Excerpt"][];
            /**
             * Fetched At
             * Format: date-time
             * @description When the page was read, or last confirmed by its server to be unchanged.
             */
            fetched_at: string;
            /**
             * Final Url
             * @description The address after redirects.
             */
            final_url: string;
            /**
             * Id
             * @description SHA-256 of the page's body as read, in hexadecimal.
             */
            id: string;
            /**
             * Marks
             * @description Where the quotations stand in `text`, in order.
             * @default []
             */
            marks: components["schemas"]["Mark"][];
            /**
             * Missing
             * @description Quotations that the page does not hold.
             * @default []
             */
            missing: string[];
            /**
             * Text
             * @description The text that a person sees, one block of the layout a line.
             */
            text: string;
            /**
             * Text Start
             * @description How many characters of the page's text stand before `text`.
             * @default 0
             */
            text_start: number;
            /**
             * Title
             * @description The page's title; empty when it has none.
             * @default
             */
            title: string;
            /**
             * Total Chars
             * @description Length of the page's whole text, in Unicode code points.
             */
            total_chars: number;
            /**
             * Url
             * @description The address that was asked for.
             */
            url: string;
            /**
             * Via
             * @description The way it was read: `http`, `browser`, `browserless`, `scraperapi` or `archive`.
             */
            via: string;
        };
        /**
         * SortKey
         * @description A superlative: the order among the products that qualify.
         */
        SortKey: {
            /**
             * Attribute
             * @description As in a constraint: price, weight, battery_life, noise; `value` for the best value.
             */
            attribute: string;
            /** @description Whether the highest or the lowest comes first. */
            direction: components["schemas"]["Direction"];
            /**
             * Words
             * @description The words of the question: `lightest`.
             */
            words: string;
        };
        /**
         * Source
         * @description A page that was considered.
         */
        Source: {
            /**
             * Detail
             * @description Why it failed or was skipped.
             * @default
             */
            detail: string;
            /**
             * Fetched At
             * @description When the page was read.
             */
            fetched_at: string | null;
            /**
             * Outcome
             * @description `read`, `skipped`, or a failure kind: `blocked`, `robots`, `timeout`, …
             */
            outcome: string;
            /**
             * Page Kind
             * @description Kind of page, once it was read.
             */
            page_kind: string | null;
            /** @description Kind of source: shop, maker, review, forum, … */
            role: components["schemas"]["SourceRole"];
            /**
             * Snapshot Id
             * @description SHA-256 of the stored page, for `GET /snapshots/{id}`; null when it was not read.
             */
            snapshot_id: string | null;
            /**
             * Title
             * @description Title of the page.
             * @default
             */
            title: string;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
            /**
             * Via
             * @description Which way it was read: `http`, `browser` or a provider's name.
             */
            via: string | null;
        };
        /**
         * SourceRole
         * @enum {string}
         */
        SourceRole: "maker" | "retailer" | "lab" | "reviewer" | "forum" | "affiliate" | "unknown";
        /**
         * SourceSelectedEvent
         * @description It is settled which pages will be read in this round.
         */
        SourceSelectedEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["SelectionData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "source.selected";
        };
        /**
         * Spec
         * @description One row of a specification: as printed, and normalised where it is a number or a yes/no.
         */
        Spec: {
            /**
             * Attribute
             * @description Canonical snake_case name (`battery_life`) or the label in that form.
             */
            attribute: string;
            /**
             * Confidence
             * @description How sure the reading is, from 0 to 1.
             * @default 0.8
             */
            confidence: number;
            /**
             * Label
             * @description Attribute as the page prints it: `Akkulaufzeit`.
             */
            label: string;
            /**
             * Number
             * @description Value in `unit`; the upper end of a range or of several values.
             */
            number: string | null;
            /**
             * Path
             * @description Where on the page the row stands.
             */
            path: string;
            /**
             * Quote
             * @description Exact words; contain label and value where they stand together, else the value.
             */
            quote: string;
            /**
             * Text
             * @description Value as the page prints it: `bis zu 30 Std.`
             */
            text: string;
            /**
             * Unit
             * @description Canonical unit symbol: h, kg, mm, inch, W, GB, dB, Hz, mAh …
             */
            unit: string | null;
            /**
             * Yes
             * @description For attributes that are answered by yes or no.
             */
            yes: boolean | null;
        };
        /**
         * Statement
         * @description A sentence of the report and what it rests on.
         */
        Statement: {
            /**
             * Evidence
             * @description The words of pages on which it rests.
             * @default []
             */
            evidence: components["schemas"]["Evidence"][];
            /**
             * Text
             * @description The sentence, in the language of the answer.
             */
            text: string;
        };
        /**
         * StreamTicket
         * @description What opens a job's event stream once, where no header can be sent.
         */
        StreamTicket: {
            /**
             * Events
             * @description The address of the stream with the ticket in it; for `new EventSource(…)`.
             */
            events: string;
            /**
             * Expires At
             * Format: date-time
             * @description When the ticket expires if it is not used.
             */
            expires_at: string;
            /**
             * Ticket
             * @description The ticket itself. It is good once, for this job's stream alone.
             */
            ticket: string;
        };
        /**
         * TextData
         * @description A piece of the report's text.
         */
        TextData: {
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Text
             * @description To be put after the text so far.
             */
            text: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * ThreadRequest
         * @description What the LangGraph SDK posts to make a thread.
         * @example {
         *       "metadata": {
         *         "customer": "42"
         *       }
         *     }
         */
        ThreadRequest: {
            /**
             * If Exists
             * @description `do_nothing` gives the thread there is.
             */
            if_exists?: ("raise" | "do_nothing") | null;
            /**
             * Metadata
             * @description Data of your own, kept with the thread.
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * Thread Id
             * @description Chosen by the client; made here when not given.
             */
            thread_id?: string | null;
        };
        /**
         * ThreadSearch
         * @description Which threads the LangGraph SDK looks for.
         * @example {
         *       "metadata": {
         *         "customer": "42"
         *       },
         *       "status": "interrupted"
         *     }
         */
        ThreadSearch: {
            /**
             * Limit
             * @description How many threads at most. Default: `10`.
             */
            limit?: number;
            /**
             * Metadata
             * @description Values that the threads' own data must hold.
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * Offset
             * @description How many to pass over. Default: `0`.
             */
            offset?: number;
            /**
             * Status
             * @description Only threads in this state.
             */
            status?: ("idle" | "busy" | "interrupted" | "error") | null;
        };
        /**
         * Understood
         * @description A demand and the words of the question that it rests on.
         */
        Understood: {
            /**
             * Demand
             * @description A constraint's text, or `sort by weight, ascending`, `category: headphones`, `5 products`.
             */
            demand: string;
            /**
             * Words
             * @description The words of the question, as written.
             */
            words: string;
        };
        /**
         * UnitPrice
         * @description What one unit of the product costs, as the page prints it.
         */
        UnitPrice: {
            /** @description The words that show it. */
            evidence: components["schemas"]["Evidence"];
            /** @description What `unit` costs. */
            price: components["schemas"]["Money"];
            /**
             * Unit
             * @description What it is the price of, as printed: `kg`, `100 g`.
             */
            unit: string;
        };
        /**
         * UserForgotten
         * @description What went with a user.
         */
        UserForgotten: {
            /**
             * Jobs
             * @description How many jobs were deleted with them.
             */
            jobs: number;
            /**
             * Pages
             * @description Contents of pages that nobody else had read.
             */
            pages: number;
            /**
             * Pages Of Others
             * @description Contents that they had read and that stay, because others have too.
             */
            pages_of_others: number;
            /**
             * User Id
             * Format: uuid
             * @description Id of the user who was deleted.
             */
            user_id: string;
        };
        /**
         * Variant
         * @description One of several forms of the product on a page: a colour, a size.
         */
        Variant: {
            /**
             * Gtin
             * @description Global trade item number (EAN, UPC) of the variant.
             */
            gtin: string | null;
            /**
             * Name
             * @description Name of the variant, as printed.
             */
            name: string;
            /**
             * @description Price and availability of the variant.
             * @default {}
             */
            offer: components["schemas"]["Offer"];
            /**
             * Options
             * @description Its options by name: `{"colour": "black"}`.
             */
            options: {
                [key: string]: string;
            };
            /**
             * Sku
             * @description The shop's number of the variant.
             */
            sku: string | null;
        };
        /**
         * Verdict
         * @description Whether a candidate meets one constraint.
         */
        Verdict: {
            /**
             * Constraint
             * @description The constraint's canonical text, as in the brief.
             */
            constraint: string;
            /** @description What it was judged by; null when unknown. */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * Reason
             * @description One line: `129.00 USD is within 150 USD`.
             * @default
             */
            reason: string;
            /** @description `pass`, `fail`, or `unknown` where no page decides it. */
            verdict: components["schemas"]["VerdictKind"];
        };
        /**
         * VerdictKind
         * @enum {string}
         */
        VerdictKind: "pass" | "fail" | "unknown";
        /**
         * VerificationData
         * @description What the last check did.
         */
        VerificationData: {
            /**
             * Checked
             * @description Claims compared with the pages they cite.
             */
            checked: number;
            /** @description How far the job is after this; absent from the first event and from pieces of text. */
            progress?: components["schemas"]["JobProgress"] | null;
            /**
             * Removed
             * @description Those that did not hold.
             */
            removed: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * VerificationDoneEvent
         * @description Every claim was compared with its page.
         */
        VerificationDoneEvent: {
            /**
             * At
             * Format: date-time
             * @description When the event was logged.
             */
            at: string;
            /** @description Details of the event; their form depends on `type`. */
            data: components["schemas"]["VerificationData"];
            /**
             * Job Id
             * Format: uuid
             * @description Id of the job.
             */
            job_id: string;
            /**
             * Message
             * @description One line for a person.
             * @default
             */
            message: string;
            /**
             * Node
             * @description The node of the graph that speaks.
             */
            node: string | null;
            /**
             * Seq
             * @description 1, 2, 3 … without a gap; the SSE id.
             */
            seq: number;
            /**
             * @description Kind of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "verification.done";
        };
        /**
         * VerificationRecord
         * @description What the last, deterministic check did.
         */
        VerificationRecord: {
            /**
             * Checked
             * @description Claims that were compared with their page.
             * @default 0
             */
            checked: number;
            /**
             * Held
             * @description Claims that held.
             * @default 0
             */
            held: number;
            /**
             * Removed
             * @description Claims that did not hold; they are not in the report.
             * @default []
             */
            removed: components["schemas"]["Removal"][];
            /**
             * @description What became of a model's sentences.
             * @default {
             *       "written": 0,
             *       "rewritten": 0,
             *       "removed": 0,
             *       "kept": 0,
             *       "judged": 0
             *     }
             */
            sentences: components["schemas"]["SentenceRecord"];
        };
        /**
         * WatchAlert
         * @description Something a watch told of.
         */
        WatchAlert: {
            /**
             * At
             * Format: date-time
             * @description When the alert was raised.
             */
            at: string;
            /** @description Whether it can be bought now. */
            availability: components["schemas"]["Availability"] | null;
            /** @description The words that show the price, or that it is in stock. */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * Held Until
             * @description When quiet hours end and it is sent; null once it was.
             */
            held_until: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the alert.
             */
            id: string;
            /** @description What happened. */
            kind: components["schemas"]["AlertKind"];
            /** @description The price that the shop strikes through. */
            list_price: components["schemas"]["Money"] | null;
            /**
             * List Price Charged
             * @description Whether that much was ever seen charged. False: the discount is from a price nobody was seen to pay.
             */
            list_price_charged: boolean | null;
            /**
             * Message
             * @description One line for a person.
             */
            message: string;
            /**
             * Observed At
             * Format: date-time
             * @description When the page was read.
             */
            observed_at: string;
            /** @description Whether it could be bought before. */
            previous_availability: components["schemas"]["Availability"] | null;
            /** @description What the price is compared with, in the same currency. */
            previous_price: components["schemas"]["Money"] | null;
            /** @description The price now. */
            price: components["schemas"]["Money"] | null;
            /**
             * Product Id
             * @description Its prices: GET /products/{id}/prices.
             */
            product_id: string | null;
            /**
             * Seller
             * @description Who sells it.
             */
            seller: string | null;
            /** @description The target of the watch at that time. */
            target_price: components["schemas"]["Money"] | null;
            /** @description What `unit` of the watch may cost, at that time. */
            target_unit_price: components["schemas"]["Money"] | null;
            /** @description What a unit costs now, where the page prints it. */
            unit_price: components["schemas"]["UnitPrice"] | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
            /**
             * Watch Id
             * Format: uuid
             * @description Id of the watch.
             */
            watch_id: string;
        };
        /**
         * WatchChanges
         * @description What to change of a watch; what is not given stays.
         * @example {
         *       "currency": "USD",
         *       "paused": false,
         *       "target_price": "89.00"
         *     }
         */
        WatchChanges: {
            /**
             * Also
             * @description Pages of the same product in other shops, all of them.
             */
            also?: string[] | null;
            /**
             * Currency
             * @description Currency of the targets and of the range, ISO 4217.
             */
            currency?: string | null;
            /**
             * Drop Percent
             * @description Alert when the price is so many percent below what it was when the watch began, or when it last alerted so.
             */
            drop_percent?: number | string | null;
            /**
             * Every Minutes
             * @description Minutes between two readings.
             */
            every_minutes?: number | null;
            /**
             * Label
             * @description What you call it.
             */
            label?: string | null;
            /**
             * Lowest Days
             * @description Alert when the price falls and nothing lower was seen for so many days.
             */
            lowest_days?: number | null;
            /**
             * Notify On
             * @description What to alert about: one kind, or several.
             */
            notify_on?: (components["schemas"]["AlertKind"] | components["schemas"]["AlertKind"][]) | null;
            /**
             * Paused
             * @description True pauses the watch, false resumes it.
             */
            paused?: boolean | null;
            /** @description Hours in which alerts wait; null sends them at once. */
            quiet_hours?: components["schemas"]["QuietHours"] | null;
            /**
             * Range High
             * @description Greatest price of the range, in the main unit of `currency`.
             */
            range_high?: number | string | null;
            /**
             * Range Low
             * @description Least price of the range, in the main unit of `currency`.
             */
            range_low?: number | string | null;
            /**
             * Target Price
             * @description Null removes it.
             */
            target_price?: (number | string) | null;
            /**
             * Target Unit Price
             * @description Alert when `unit` costs so much or less, in `currency`, at any of the pages that print what a unit costs.
             */
            target_unit_price?: (number | string) | null;
            /**
             * Unit
             * @description What `target_unit_price` is the price of: `kg`, `100 ml`, `piece`. Measures are converted into each other.
             */
            unit?: string | null;
        };
        /**
         * WatchDetails
         * @description A watch in full.
         */
        WatchDetails: {
            /**
             * Alerts
             * @description The newest ones; GET /watches/{id}/alerts has all.
             * @default []
             */
            alerts: components["schemas"]["WatchAlert"][];
            /**
             * Also
             * @description Pages of the same product in other shops.
             * @default []
             */
            also: string[];
            /**
             * Created At
             * Format: date-time
             * @description When the watch was made.
             */
            created_at: string;
            /**
             * Currency
             * @description Currency of the targets and of the range, ISO 4217.
             */
            currency: string | null;
            /**
             * Drop Percent
             * @description Alert when the price is so many percent below what it was when the watch began, or when it last alerted so.
             */
            drop_percent: string | null;
            /**
             * Every Minutes
             * @description Minutes between two readings.
             */
            every_minutes: number;
            /**
             * Failures In A Row
             * @description How often in a row the page could not be read.
             * @default 0
             */
            failures_in_a_row: number;
            /**
             * Id
             * Format: uuid
             * @description Id of the watch.
             */
            id: string;
            /**
             * Label
             * @description What you call it.
             */
            label: string;
            /** @description How the last reading ended. */
            last_result: components["schemas"]["WatchResult"] | null;
            /**
             * Last Run At
             * @description When the page was last tried; null before the first time.
             */
            last_run_at: string | null;
            /** @description Where to go on from this watch. */
            links: components["schemas"]["WatchLinks"];
            /**
             * Lowest Days
             * @description Alert when the price falls and nothing lower was seen for so many days.
             */
            lowest_days: number | null;
            /**
             * Next Run At
             * @description When it is due; null while it is paused.
             */
            next_run_at: string | null;
            /**
             * Notify On
             * @description What it alerts about.
             */
            notify_on: components["schemas"]["AlertKind"][];
            /**
             * Paused Because
             * @description Why the service paused it; null when you did.
             */
            paused_because: string | null;
            /**
             * Product Id
             * @description The product it observes; null before the first success.
             */
            product_id: string | null;
            /** @description Hours in which alerts wait; null sends them at once. */
            quiet_hours: components["schemas"]["QuietHours"] | null;
            /**
             * Range High
             * @description Greatest price of the range, in the main unit of `currency`.
             */
            range_high: string | null;
            /**
             * Range Low
             * @description Least price of the range, in the main unit of `currency`.
             */
            range_low: string | null;
            /**
             * Status
             * @description `active` or `paused`.
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * Target Price
             * @description Price at which to alert, in the main unit of `currency`; null when there is none.
             */
            target_price: string | null;
            /**
             * Target Unit Price
             * @description Alert when `unit` costs so much or less, in `currency`, at any of the pages that print what a unit costs.
             */
            target_unit_price: string | null;
            /**
             * Unit
             * @description What `target_unit_price` is the price of: `kg`, `100 ml`, `piece`. Measures are converted into each other.
             */
            unit: string | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        };
        /**
         * WatchLinks
         * @description Where to go on from a watch; addresses relative to the server.
         */
        WatchLinks: {
            /**
             * Alerts
             * @description All its alerts.
             */
            alerts: string;
            /**
             * Product
             * @description The product it observes; null before the first success.
             */
            product: string | null;
            /**
             * Self
             * @description The watch, with its newest alerts.
             */
            self: string;
        };
        /**
         * WatchRequest
         * @description A product to watch: one page, or the same product's pages in several shops.
         * @example {
         *       "also": [
         *         "https://other.example/h700"
         *       ],
         *       "currency": "USD",
         *       "drop_percent": "10",
         *       "every_minutes": 720,
         *       "label": "Headphones for Ann",
         *       "notify_on": [
         *         "price_drop",
         *         "below_target",
         *         "percent_drop",
         *         "back_in_stock"
         *       ],
         *       "quiet_hours": {
         *         "end": "07:00",
         *         "start": "22:00",
         *         "time_zone": "Europe/Berlin"
         *       },
         *       "target_price": "99.00",
         *       "url": "https://shop.example/p/h700"
         *     }
         */
        WatchRequest: {
            /**
             * Also
             * @description Pages of the same product in other shops. Default: `[]`.
             */
            also?: string[];
            /**
             * Currency
             * @description Currency of the targets and of the range.
             */
            currency?: string | null;
            /**
             * Drop Percent
             * @description Alert when the price is so many percent below what it was when the watch began, or when it last alerted so.
             */
            drop_percent?: number | string | null;
            /**
             * Every Minutes
             * @description Minutes between two readings. Default: `1440`.
             */
            every_minutes?: number;
            /**
             * Label
             * @description What you call it. Default: `""`.
             */
            label?: string;
            /**
             * Lowest Days
             * @description Alert when the price falls and nothing lower was seen for so many days.
             */
            lowest_days?: number | null;
            /**
             * Notify On
             * @description Not given: price drops, returns to stock, and each rule that is given.
             */
            notify_on?: (components["schemas"]["AlertKind"] | components["schemas"]["AlertKind"][]) | null;
            /**
             * Product Id
             * @description A product of yours (GET /products): its page, and those of the other shops where the same GTIN was seen.
             */
            product_id?: string | null;
            /** @description Hours in which alerts wait; null sends them at once. */
            quiet_hours?: components["schemas"]["QuietHours"] | null;
            /**
             * Range High
             * @description Greatest price of the range, in the main unit of `currency`.
             */
            range_high?: number | string | null;
            /**
             * Range Low
             * @description Least price of the range, in the main unit of `currency`.
             */
            range_low?: number | string | null;
            /**
             * Target Price
             * @description Price at which to alert, in the main unit of `currency`.
             */
            target_price?: (number | string) | null;
            /**
             * Target Unit Price
             * @description Alert when `unit` costs so much or less, in `currency`, at any of the pages that print what a unit costs.
             */
            target_unit_price?: (number | string) | null;
            /**
             * Unit
             * @description What `target_unit_price` is the price of: `kg`, `100 ml`, `piece`. Measures are converted into each other.
             */
            unit?: string | null;
            /**
             * Url
             * @description The product's page. Not needed with `product_id`.
             */
            url?: string | null;
        };
        /**
         * WatchResult
         * @description How one reading of the page ended; of several pages, the one with the best price.
         */
        WatchResult: {
            /**
             * At
             * Format: date-time
             * @description When the page was read.
             */
            at: string;
            /**
             * Detail
             * @description More about the outcome, for a person.
             * @default
             */
            detail: string;
            /** @description What the page showed, with the words that show it. */
            offer: components["schemas"]["ReportOffer"] | null;
            /**
             * Outcome
             * @description `read`; `no_offer` when the page shows neither a price nor an availability; or why it could not be read: `blocked`, `timeout`, `http_status`, …
             */
            outcome: string;
            /**
             * Retryable
             * @description Whether the same may succeed later without a change.
             * @default false
             */
            retryable: boolean;
            /**
             * Shops
             * @description Each page by itself, where there are several.
             * @default []
             */
            shops: components["schemas"]["ShopResult"][];
        };
        /**
         * WatchView
         * @description A watch in a list.
         */
        WatchView: {
            /**
             * Also
             * @description Pages of the same product in other shops.
             * @default []
             */
            also: string[];
            /**
             * Created At
             * Format: date-time
             * @description When the watch was made.
             */
            created_at: string;
            /**
             * Currency
             * @description Currency of the targets and of the range, ISO 4217.
             */
            currency: string | null;
            /**
             * Drop Percent
             * @description Alert when the price is so many percent below what it was when the watch began, or when it last alerted so.
             */
            drop_percent: string | null;
            /**
             * Every Minutes
             * @description Minutes between two readings.
             */
            every_minutes: number;
            /**
             * Failures In A Row
             * @description How often in a row the page could not be read.
             * @default 0
             */
            failures_in_a_row: number;
            /**
             * Id
             * Format: uuid
             * @description Id of the watch.
             */
            id: string;
            /**
             * Label
             * @description What you call it.
             */
            label: string;
            /** @description How the last reading ended. */
            last_result: components["schemas"]["WatchResult"] | null;
            /**
             * Last Run At
             * @description When the page was last tried; null before the first time.
             */
            last_run_at: string | null;
            /** @description Where to go on from this watch. */
            links: components["schemas"]["WatchLinks"];
            /**
             * Lowest Days
             * @description Alert when the price falls and nothing lower was seen for so many days.
             */
            lowest_days: number | null;
            /**
             * Next Run At
             * @description When it is due; null while it is paused.
             */
            next_run_at: string | null;
            /**
             * Notify On
             * @description What it alerts about.
             */
            notify_on: components["schemas"]["AlertKind"][];
            /**
             * Paused Because
             * @description Why the service paused it; null when you did.
             */
            paused_because: string | null;
            /**
             * Product Id
             * @description The product it observes; null before the first success.
             */
            product_id: string | null;
            /** @description Hours in which alerts wait; null sends them at once. */
            quiet_hours: components["schemas"]["QuietHours"] | null;
            /**
             * Range High
             * @description Greatest price of the range, in the main unit of `currency`.
             */
            range_high: string | null;
            /**
             * Range Low
             * @description Least price of the range, in the main unit of `currency`.
             */
            range_low: string | null;
            /**
             * Status
             * @description `active` or `paused`.
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * Target Price
             * @description Price at which to alert, in the main unit of `currency`; null when there is none.
             */
            target_price: string | null;
            /**
             * Target Unit Price
             * @description Alert when `unit` costs so much or less, in `currency`, at any of the pages that print what a unit costs.
             */
            target_unit_price: string | null;
            /**
             * Unit
             * @description What `target_unit_price` is the price of: `kg`, `100 ml`, `piece`. Measures are converted into each other.
             */
            unit: string | null;
            /**
             * Url
             * @description Address of the page.
             */
            url: string;
        };
        /**
         * WebhookChanges
         * @description What to change of a webhook; what is not given stays.
         * @example {
         *       "paused": false
         *     }
         */
        WebhookChanges: {
            /**
             * Events
             * @description What it is told of.
             */
            events?: components["schemas"]["WebhookEvent"][] | null;
            /**
             * Label
             * @description What you call it.
             */
            label?: string | null;
            /**
             * Paused
             * @description True stops it, false starts it again.
             */
            paused?: boolean | null;
            /**
             * Url
             * @description Public https address that takes a POST.
             */
            url?: string | null;
        };
        /**
         * WebhookDelivery
         * @description Something that was sent to a webhook, or will be.
         */
        WebhookDelivery: {
            /**
             * Attempts
             * @description How often it was tried.
             */
            attempts: number;
            /**
             * Created At
             * Format: date-time
             * @description When it happened.
             */
            created_at: string;
            /**
             * Data
             * @description What is said of it.
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Delivered At
             * @description When it was taken.
             */
            delivered_at: string | null;
            /**
             * Error
             * @description Why the last attempt failed.
             */
            error: string | null;
            /**
             * Id
             * Format: uuid
             * @description Id of the delivery; the header `webhook-id` carries it, the same in each attempt.
             */
            id: string;
            /**
             * Next Attempt At
             * @description When it is tried next; null when it is not.
             */
            next_attempt_at: string | null;
            /**
             * State
             * @description `failed` once no further attempt will be made.
             * @enum {string}
             */
            state: "pending" | "delivered" | "failed";
            /**
             * Status
             * @description HTTP status of the last answer; null when there was none.
             */
            status: number | null;
            /**
             * Type
             * @description What it tells of; `test` for one that you asked for.
             */
            type: string;
        };
        /**
         * WebhookEvent
         * @description What a webhook can be told of.
         * @enum {string}
         */
        WebhookEvent: "research.succeeded" | "research.failed" | "research.cancelled" | "research.needs_input" | "watch.alert" | "watch.paused";
        /**
         * WebhookLinks
         * @description Where to go on from a webhook; addresses relative to the server.
         */
        WebhookLinks: {
            /**
             * Deliveries
             * @description What was sent to it, and what came of that.
             */
            deliveries: string;
            /**
             * Secret
             * @description POST makes a new signing secret.
             */
            secret: string;
            /**
             * Self
             * @description The webhook.
             */
            self: string;
            /**
             * Test
             * @description POST sends a test at once.
             */
            test: string;
        };
        /**
         * WebhookRequest
         * @description An address to be told.
         * @example {
         *       "events": [
         *         "research.succeeded",
         *         "watch.alert"
         *       ],
         *       "label": "Team chat",
         *       "url": "https://hooks.example/emptor"
         *     }
         */
        WebhookRequest: {
            /**
             * Events
             * @description What it is told of; everything if not given. Default: `["research.succeeded", "research.failed", "research.cancelled", "research.needs_input", "watch.alert", "watch.paused"]`.
             */
            events?: components["schemas"]["WebhookEvent"][];
            /**
             * Label
             * @description What you call it. Default: `""`.
             */
            label?: string;
            /**
             * Url
             * @description Public https address that takes a POST.
             */
            url: string;
        };
        /**
         * WebhookView
         * @description A webhook, with links; its secret is not shown.
         */
        WebhookView: {
            /**
             * Created At
             * Format: date-time
             * @description When the webhook was made.
             */
            created_at: string;
            /**
             * Events
             * @description What it is told of.
             */
            events: components["schemas"]["WebhookEvent"][];
            /**
             * Failures In A Row
             * @description Attempts that failed since the last one that was taken.
             */
            failures_in_a_row: number;
            /**
             * Id
             * Format: uuid
             * @description Id of the webhook.
             */
            id: string;
            /**
             * Label
             * @description What you call it.
             */
            label: string;
            /** @description Where to go on from this webhook. */
            links: components["schemas"]["WebhookLinks"];
            /**
             * Paused Because
             * @description Why the service stopped it; null when you did.
             */
            paused_because: string | null;
            /**
             * Status
             * @description `active` or `paused`.
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * Url
             * @description Address that is told.
             */
            url: string;
        };
        /**
         * WebhookWithSecret
         * @description A webhook with its secret, which is shown this once.
         */
        WebhookWithSecret: {
            /**
             * Created At
             * Format: date-time
             * @description When the webhook was made.
             */
            created_at: string;
            /**
             * Events
             * @description What it is told of.
             */
            events: components["schemas"]["WebhookEvent"][];
            /**
             * Failures In A Row
             * @description Attempts that failed since the last one that was taken.
             */
            failures_in_a_row: number;
            /**
             * Id
             * Format: uuid
             * @description Id of the webhook.
             */
            id: string;
            /**
             * Label
             * @description What you call it.
             */
            label: string;
            /** @description Where to go on from this webhook. */
            links: components["schemas"]["WebhookLinks"];
            /**
             * Paused Because
             * @description Why the service stopped it; null when you did.
             */
            paused_because: string | null;
            /**
             * Secret
             * @description Deliveries are signed with it: verify them by any library for Standard Webhooks.
             */
            secret: string;
            /**
             * Status
             * @description `active` or `paused`.
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * Url
             * @description Address that is told.
             */
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    run_ag_ui_agent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent. */
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunAgentInput"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_agents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentInfo"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_agent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_chat_message: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent. */
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_chat_stream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description You have no chat of this id: there is nothing to resume. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_image: {
        parameters: {
            query: {
                /** @description Our signature over the two. */
                sig: string;
                /** @description When the link ends, in seconds since 1970. */
                until: number;
                /** @description The picture's own address. */
                url: string;
                /** @description How many pixels wide the picture is at most. */
                w?: components["schemas"]["ImageWidth"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": unknown;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_assistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `research`. */
                assistant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphAssistant"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_assistants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssistantSearch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphAssistant"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_thread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphThread"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphThread"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_thread_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HistoryRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphState"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: {
                /** @description How many runs at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphRunView"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent. */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphRunView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run, which is the job's. */
                run_id: string;
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphRunView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run, which is the job's. */
                run_id: string;
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run, which is the job's. */
                run_id: string;
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_run_stream: {
        parameters: {
            query?: {
                /** @description One or several; all that are served when not given. */
                stream_mode?: string[] | null;
            };
            header?: {
                /** @description The last frame you have; from the beginning without it. */
                "last-event-id"?: string | null;
            };
            path: {
                /** @description Id of the run, which is the job's. */
                run_id: string;
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent. */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wait_for_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent. */
                "idempotency-key"?: string | null;
            };
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_thread_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The client's own id of the conversation. */
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphState"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_threads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadSearch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphThread"][];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageNotificationView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_notification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notification_deliveries: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageWebhookDelivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the notification. */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_costs: {
        parameters: {
            query?: {
                /** @description How far back. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayCosts"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operator_feedback: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
                /** @description Only what was called good, or bad. */
                rating?: components["schemas"]["Rating"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageOperatorFeedback"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_operator_jobs: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
                /** @description `dead`: failed by no fault of the request, or dead letters. */
                state?: components["schemas"]["JobState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageOperatorJob"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_operator_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorJobDetails"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_any_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorJobDetails"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requeue_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requeued"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forget_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserForgotten"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Only these parts of the answer, separated by commas, with dots into what they hold: `status,report.candidates.name`. A name that the answer does not know is refused. */
                fields?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
                /** @description Words that brand, name and GTIN must hold, all of them. */
                q?: string | null;
                /** @description The product of this page alone. */
                url?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageProductView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_product: {
        parameters: {
            query?: {
                /** @description Only these parts of the answer, separated by commas, with dots into what they hold: `status,report.candidates.name`. A name that the answer does not know is refused. */
                fields?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the product. */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetails"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the product. */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_price_series: {
        parameters: {
            query?: {
                /** @description Prices of this condition; `new` if not given. */
                condition?: components["schemas"]["Condition"] | null;
                /** @description Prices in this currency, ISO 4217; the product's most frequent if not given. */
                currency?: string | null;
                /** @description How far back prices count. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description Id of the product. */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceSeries"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_price_summary: {
        parameters: {
            query?: {
                /** @description How far back prices count. */
                days?: number;
            };
            header?: never;
            path: {
                /** @description Id of the product. */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceSummaries"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_prices: {
        parameters: {
            query?: {
                /** @description Only prices in this currency, ISO 4217. */
                currency?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
                /** @description Only prices observed then or later; with a time zone. */
                since?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the product. */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPagePriceObservation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_products: {
        parameters: {
            query: {
                /** @description How many products at most. */
                limit?: number;
                /** @description What is looked for, in words of your own. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductMatches"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_research: {
        parameters: {
            query?: {
                /** @description Only jobs whose report is about this category: `headphones`. */
                category?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Only these parts of the answer, separated by commas, with dots into what they hold: `status,report.candidates.name`. A name that the answer does not know is refused. */
                fields?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
                /** @description Words that the question must hold, all of them. */
                q?: string | null;
                /** @description Only jobs accepted then or later; with a time zone. */
                since?: string | null;
                /** @description Only jobs in this state; may be given several times. */
                state?: components["schemas"]["JobStatus"][];
                /** @description Only jobs accepted before then; with a time zone. */
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageJobSummary"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_research: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the same job, however often it is sent; 409 while the first request with it is being accepted, 422 with another body. */
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResearchRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_research: {
        parameters: {
            query?: {
                /** @description Only these parts of the answer, separated by commas, with dots into what they hold: `status,report.candidates.name`. A name that the answer does not know is refused. */
                fields?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_research: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_research: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_research: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
                /** @description Id of the job to compare with; the order of the two does not matter. */
                other_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunChanges"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    research_events: {
        parameters: {
            query?: {
                /** @description Number of the last event you have; 0 for all. */
                after?: number;
                /** @description A ticket in place of a header: `POST …/ticket` makes one. */
                ticket?: string | null;
            };
            header?: {
                /** @description Sent by EventSource when it reconnects; outranks `after`. */
                "last-event-id"?: string | null;
            };
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description The job has ended and you have its last event: nothing will follow. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackList"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_research: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobAnswers"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    research_log: {
        parameters: {
            query?: {
                /** @description `last_seq` of the page before; 0 for the beginning. */
                after?: number;
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report_html: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_report_markdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_shares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shares"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    share_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareMade"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
                /** @description Id of the link. */
                share_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_stream_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the job. */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamTicket"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scrape: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScrapeRequest"];
            };
        };
        responses: {
            /** @description For `url`: the result. For `urls`: one ScrapeResult a line, in the order in which they come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScrapeResult"];
                    "application/x-ndjson": components["schemas"]["ScrapeResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_shared_report: {
        parameters: {
            query?: {
                /** @description Only these parts of the answer, separated by commas, with dots into what they hold: `status,report.candidates.name`. A name that the answer does not know is refused. */
                fields?: string | null;
            };
            header?: never;
            path: {
                /** @description The secret part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedReport"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_shared_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_shared_html: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_shared_markdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_snapshot: {
        parameters: {
            query?: {
                /** @description Only so many characters on either side of the first mark, in place of the whole text. */
                around?: number | null;
                /** @description Exact words to be marked, as in `evidence.quote`; may be given several times. */
                quote?: string[];
                /** @description The address whose reading is meant, where several gave the same content. */
                url?: string | null;
            };
            header?: never;
            path: {
                /** @description `snapshot_id` of a report's evidence. */
                snapshot_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_watches: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageWatchView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_watch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the watch. */
                watch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchDetails"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the watch. */
                watch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the watch. */
                watch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_alerts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the watch. */
                watch_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageWatchAlert"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageWebhookView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description How many entries the page has at most. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorPageWebhookDelivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_webhook_secret: {
        parameters: {
            query?: {
                /** @description For so long the former secret signs too; 0 ends it now, as after a leak. */
                overlap_hours?: number;
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
