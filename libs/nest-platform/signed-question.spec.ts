import { afterEach, describe, expect, test } from '@jest/globals'
import { AnswerUnreadable } from '@huiyin/messaging'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { z } from 'zod'
import { answerPeers, askPeer, type SignedQuestion } from './signed-question.js'

type Doubling = SignedQuestion<{ readonly n: number }, number | null>
const DOUBLED: Doubling = {
  ...{ call: 'doubled', asked: z.strictObject({ n: z.number() }), answer: z.number().nullable() },
}

let owner: AnsweringProcess | null = null
afterEach(async () => {
  await owner?.stop()
  owner = null
})

const opened = async (run: (asked: { readonly n: number }) => Promise<number | null>) => {
  const heard: unknown[] = []
  const noted = (asked: { readonly n: number }) => {
    heard.push(asked)
    return run(asked)
  }
  const calls = answerPeers(DOUBLED, ['citizen'], noted)
  owner = await answeringProcess({ self: 'intake', callers: ['citizen', 'evaluation'], calls })
  return { heard, owner }
}

describe('a question between processes', () => {
  test('is answered as it would be in one process, with nothing as well', async () => {
    const { owner: intake } = await opened(async ({ n }) => (n === 0 ? null : 2 * n))
    const ask = askPeer(DOUBLED, intake.peer('citizen'))
    expect([await ask({ n: 21 }), await ask({ n: 0 })]).toStrictEqual([42, null])
  })
  test.each<[who: string, status: number]>([
    ['evaluation', 403],
    ['stranger', 401],
  ])('is not answered to %s, whom nobody named', async (who, status) => {
    const { heard, owner: intake } = await opened(async ({ n }) => n)
    await expect(askPeer(DOUBLED, intake.peer(who))({ n: 1 })).rejects.toStrictEqual(
      new ProcessUnreachable('intake', `it answered ${status} to doubled`),
    )
    expect(heard).toStrictEqual([])
  })
  test.each<[what: string, body: unknown]>([
    ['another type', { n: 'secret' }],
    ['more than is asked', { n: 1, secret: 'secret' }],
    ['nothing', {}],
    ['a list', ['secret']],
  ])('with %s in it is refused with 400, unheard, and not repeated', async (_, body) => {
    const { heard, owner: intake } = await opened(async ({ n }) => n)
    const answer = await intake.peer('citizen').client('/internal/doubled', body)
    expect(answer).toStrictEqual({ status: 400, body: { code: 'CallUnreadable' } })
    expect(heard).toStrictEqual([])
  })
  test('that fails there fails here, and tells nothing of what went wrong inside', async () => {
    const { owner: intake } = await opened(() => Promise.reject(new Error('the secret')))
    const fault = await askPeer(DOUBLED, intake.peer('citizen'))({ n: 1 }).catch((error: unknown) => error)
    expect(fault).toStrictEqual(new ProcessUnreachable('intake', 'it answered 500 to doubled'))
  })
  test('answered with what this version does not know is a fault', async () => {
    const { owner: intake } = await opened(() => Promise.resolve('many' as never))
    await expect(askPeer(DOUBLED, intake.peer('citizen'))({ n: 1 })).rejects.toBeInstanceOf(AnswerUnreadable)
  })
  test('to a process that is away says whom it could not ask', async () => {
    const { owner: intake } = await opened(async ({ n }) => n)
    const ask = askPeer(DOUBLED, intake.peer('citizen'))
    await intake.stop()
    await expect(ask({ n: 1 })).rejects.toThrow('intake could not be asked')
  })
})
