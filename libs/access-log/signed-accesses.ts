import { isInstant, type Instant } from '@huiyin/kernel'
import { answerPeers, type SignedCalls, type SignedQuestion } from '@huiyin/nest-platform'
import { z } from 'zod'
import { accessLine, type AccessLine } from './access-line.js'
import type { AccessLog } from './access-log.js'
import { accessesOf, type Access } from './note-questions.js'

/** How many lines one request carries at most: with the longest filters, far below what a request may be. */
export const LINES_AT_ONCE = 200

const instant = z.string().refine(isInstant, 'an instant')
const text = z.string().min(1).max(200)

/** Lines of other processes, each with the moment at which it was asked there. */
export const NOTE_ACCESSES: SignedQuestion<{ readonly lines: readonly AccessLine[] }, null> = {
  call: 'note-accesses',
  asked: z.strictObject({ lines: z.array(accessLine.extend({ at: instant }).strict()).max(LINES_AT_ONCE) }),
  answer: z.null(),
}

/** Who of a tenant has asked about an item. */
export const ACCESSES_OF: SignedQuestion<{ readonly tenant: string; readonly itemId: string }, readonly Access[]> = {
  call: 'accesses-of',
  asked: z.strictObject({ tenant: text, itemId: text }),
  answer: z.array(z.strictObject({ at: instant, personId: z.string(), question: z.string() })),
}

/** The processes that may use the access log of another. */
export interface AccessCallers {
  readonly note: readonly string[]
  readonly read: readonly string[]
}

/** The access log for other processes, answered by the one that keeps it; what it took is on the disk. */
export const answerAccessLog = (access: AccessLog, { note, read }: AccessCallers): SignedCalls => ({
  ...answerPeers(NOTE_ACCESSES, note, async ({ lines }) => {
    for (const { at, ...asked } of lines) access.note(asked, at as Instant)
    await access.written()
    return null
  }),
  ...answerPeers(ACCESSES_OF, read, ({ tenant, itemId }) => accessesOf({ access }, tenant, itemId)),
})
