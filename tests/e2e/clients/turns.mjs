// What the scripts of conversations share: three messages, and the connection cut once in each turn.

// { base, client, offset, threadId, messages }
export const plan = JSON.parse(process.argv[2]);

// Where turn number `turn` goes: its first stream ends after so many frames.
export const baseOf = (turn) => `${plan.base}/cut/${plan.offset}/${plan.client}-${turn}`;

export const print = (seen) => process.stdout.write(JSON.stringify(seen), () => process.exit(0));
