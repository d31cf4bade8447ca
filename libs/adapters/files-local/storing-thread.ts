// What a thread of `storing-threads.ts` runs: it keeps and reads files of one folder, and waits for the disk meanwhile.
import { setPriority } from 'node:os'
import { workerData } from 'piscina'
import { fileHand } from './file-hand.js'

const BEHIND = 10

const { folder } = workerData as { readonly folder: string }

// Only on Linux a thread has a priority of its own; each end of a wait would push the thread that decides from its processor.
if (process.platform === 'linux') setPriority(0, BEHIND)

/** Answers each of these asks, in their order. */
export const answer = fileHand(folder)
