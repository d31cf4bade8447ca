import type { Erasure, ErasureJournal } from '@huiyin/privacy'
import { isSubjectId } from '@huiyin/privacy'
import { CallUnreadable, notAnswered, type SignedClient } from '@huiyin/signed-http'
import { z } from 'zod'

/** Where the process of the vault takes what is asked of the journal of erasures. */
export const JOURNAL_CALL = 'erasure-journal'

const erasure = z.strictObject({
  subject: z.string().refine(isSubjectId, 'a subject id'),
  order: z.string().min(1).max(200),
  at: z.string().min(1).max(40),
})
const asked = z.union([
  z.strictObject({ append: z.array(erasure).max(10_000) }),
  z.strictObject({ read: z.literal(true) }),
])
const lines = z.array(erasure)

/** What the process of the vault answers about the journal, which lies beside it. Throws `CallUnreadable`. */
export const answerJournal =
  (journal: ErasureJournal) =>
  async (body: unknown): Promise<unknown> => {
    const read = asked.safeParse(body)
    if (!read.success) throw new CallUnreadable()
    if ('read' in read.data) return journal.read()
    await journal.append(read.data.append as readonly Erasure[])
    return null
  }

/** The journal of the vault's process. Rejects with `ProcessUnreachable`: whether lines were added is told by reading. */
export const remoteErasureJournal = (client: SignedClient): ErasureJournal => {
  const ask = async (body: unknown): Promise<unknown> => {
    const answered = await client(`/internal/${JOURNAL_CALL}`, body)
    if (answered.status !== 200) throw notAnswered('vault', answered, 'about the journal of erasures')
    return (answered.body as { readonly answer: unknown }).answer
  }
  return {
    append: async (erasures) => void (await ask({ append: erasures })),
    read: async () => lines.parse(await ask({ read: true })) as readonly Erasure[],
  }
}
