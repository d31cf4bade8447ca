import { afterEach, describe, expect, test } from '@jest/globals'
import { AnswerUnreadable } from '@huiyin/messaging'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { z } from 'zod'
import { answerPeers, askOwner, askPeer, type SignedQuestion } from './signed-question.js'

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
  test.each<[who: string, status: number, code: string]>([
    ['evaluation', 403, 'CallerNotAllowed'],
    ['stranger', 401, 'SignatureWrong'],
  ])('is not answered to %s, whom nobody named, and says why', async (who, status, code) => {
    const { heard, owner: intake } = await opened(async ({ n }) => n)
    await expect(askPeer(DOUBLED, intake.peer(who))({ n: 1 })).rejects.toStrictEqual(
      new ProcessUnreachable('intake', `it answered ${status} to doubled: ${code}`),
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

describe('a question that says whose it is', () => {
  test('is asked of its owner, who has to be known before anybody asks', async () => {
    const { owner: intake } = await opened(async ({ n }) => 2 * n)
    const owned = { ...DOUBLED, owner: 'intake' } as const
    const reached: string[] = []
    const ask = askOwner(owned, (name) => {
      reached.push(name)
      return intake.peer('citizen').client
    })
    expect(reached).toStrictEqual(['intake'])
    expect(await ask({ n: 21 })).toBe(42)
    const unknown = () => {
      throw new Error('no address')
    }
    expect(() => askOwner(owned, unknown)).toThrow('no address')
  })
})

describe('how long a question to another process may be', () => {
  const MEGABYTE = 1024 * 1024
  const LENGTH = { call: 'length', asked: z.strictObject({ text: z.string() }), answer: z.number() }
  const lengthOf = async ({ text }: { readonly text: string }) => text.length
  const of = (megabytes: number) => ({ text: 'x'.repeat(megabytes * MEGABYTE) })

  test('is 4 MB where it says nothing, and what it says for that question alone', async () => {
    const long = { ...LENGTH, call: 'long', bodyLimit: '6mb' }
    const calls = { ...answerPeers(LENGTH, ['citizen'], lengthOf), ...answerPeers(long, ['citizen'], lengthOf) }
    owner = await answeringProcess({ self: 'intake', callers: ['citizen'], calls })
    const peer = owner.peer('citizen')
    expect(await askPeer(LENGTH, peer)(of(3))).toBe(3 * MEGABYTE)
    await expect(askPeer(LENGTH, peer)(of(5))).rejects.toThrow('it answered 413 to length')
    expect(await askPeer(long, peer)(of(5))).toBe(5 * MEGABYTE)
    await expect(askPeer(long, peer)(of(7))).rejects.toThrow('it answered 413 to long')
  })
})
