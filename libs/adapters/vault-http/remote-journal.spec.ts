import { afterEach, describe, expect, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { createHttpHost, SignedCallsModule, type HttpHost } from '@huiyin/nest-platform'
import { subjectId } from '@huiyin/privacy'
import { requestVerifier, signedClient } from '@huiyin/signed-http'
import { memoryErasureJournal } from '@huiyin/vault-memory'
import { answerJournal, JOURNAL_CALL, remoteErasureJournal } from './remote-journal.js'

const secret = Buffer.from('j'.repeat(32))
const hosts: HttpHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const apart = async () => {
  const journal = memoryErasureJournal()
  const verify = requestVerifier({ self: 'vault', secrets: new Map([['intake', secret]]), clock: systemClock })
  const calls = { [JOURNAL_CALL]: { from: ['intake'], run: answerJournal(journal) } }
  const host = await createHttpHost({ modules: [SignedCallsModule.with({ calls, verify })] })
  hosts.push(host)
  const client = signedClient({
    address: await host.listen(0),
    from: 'intake',
    to: 'vault',
    secret,
    clock: systemClock,
  })
  return { journal, client, remote: remoteErasureJournal(client) }
}
const line = (n: number) => ({
  subject: subjectId(`report-${n}`),
  order: `order-${n}`,
  at: '2026-03-01T00:00:00.000Z' as const,
})

describe('the journal of erasures in another process', () => {
  test('keeps every line in its order, wherever it was added', async () => {
    const { journal, remote } = await apart()
    await remote.append([line(1), line(2)])
    await journal.append([line(3)])
    expect(await remote.read()).toStrictEqual([line(1), line(2), line(3)])
  })
  test('refuses what is no line, and adds nothing of it', async () => {
    const { journal, client } = await apart()
    const wrong = [
      { append: [{ ...line(1), subject: 'no subject' }] },
      { append: [line(1), {}] },
      { forget: true },
      null,
    ]
    const answers = await Promise.all(wrong.map((body) => client(`/internal/${JOURNAL_CALL}`, body)))
    expect(answers.map(({ status }) => status)).toStrictEqual(wrong.map(() => 400))
    expect(await journal.read()).toStrictEqual([])
  })
  test('is told apart from one that does not answer: whether lines were added is then not known', async () => {
    const { remote } = await apart()
    await hosts[0]!.close()
    await expect(remote.append([line(1)])).rejects.toThrow('vault could not be asked')
    hosts.splice(0)
  })
})
