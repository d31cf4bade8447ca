import { afterEach, describe, expect, test } from '@jest/globals'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { answerSeenItems, remoteSeenItems, type SeenItems } from './signed-seen-items.js'
import type { Viewer } from './viewer.js'

const wang: Viewer = {
  ...{ login: 'wang', personId: 'p1', name: '王示例', tenant: 'city', roles: ['handler', 'acceptanceOfficer'] },
  ...{ postId: 'post', unitId: 'K1', unitIds: ['K1', 'K11'], atOrAbove: ['p1', 'p2'] },
}

let dashboard: AnsweringProcess
afterEach(() => dashboard.stop())

const opened = async () => {
  const heard: (readonly [Viewer, string])[] = []
  const seen: SeenItems = async (viewer, itemId) => {
    heard.push([viewer, itemId])
    return itemId === 'item-1' ? { entryIds: ['item-1:K1'] } : null
  }
  const calls = answerSeenItems(seen, ['intake', 'rectification'])
  dashboard = await answeringProcess({ self: 'dashboard-api', callers: ['intake', 'rectification', 'citizen'], calls })
  return { heard, remote: (from: string) => remoteSeenItems(dashboard.peer(from)) }
}

describe('what of an item somebody may see, asked of another process', () => {
  test('is judged there for the viewer with every right he has here', async () => {
    const { heard, remote } = await opened()
    expect(await remote('rectification')(wang, 'item-1')).toStrictEqual({ entryIds: ['item-1:K1'] })
    expect(await remote('intake')(wang, 'item-2')).toBeNull()
    expect(heard).toStrictEqual([
      [wang, 'item-1'],
      [wang, 'item-2'],
    ])
  })
  test('is nothing for what no item can be called, without asking', async () => {
    const { heard, remote } = await opened()
    expect([await remote('intake')(wang, ''), await remote('intake')(wang, 'x'.repeat(201))]).toStrictEqual([
      null,
      null,
    ])
    expect(heard).toStrictEqual([])
  })
  test('is not told to a process that has no sessions to ask, nor to a stranger', async () => {
    const { heard, remote } = await opened()
    await expect(remote('citizen')(wang, 'item-1')).rejects.toThrow('it answered 403 to seen-item')
    await expect(remote('stranger')(wang, 'item-1')).rejects.toThrow('it answered 401 to seen-item')
    expect(heard).toStrictEqual([])
  })
  test.each<[what: string, viewer: object | null]>([
    ['without a viewer', null],
    ['with a role that is none', { ...wang, roles: ['root'] }],
    ['with a viewer who lacks those above him', { ...wang, atOrAbove: undefined }],
    ['with a viewer who has more than this version knows', { ...wang, everything: true }],
  ])('%s is refused with 400 and not judged', async (_, viewer) => {
    const { heard } = await opened()
    const { status } = await dashboard.peer('intake').client('/internal/seen-item', { viewer, itemId: 'item-1' })
    expect([status, heard]).toStrictEqual([400, []])
  })
  test('is not known while that process is away: nothing is handed out on a guess', async () => {
    const { remote } = await opened()
    const ask = remote('intake')
    await dashboard.stop()
    await expect(ask(wang, 'item-1')).rejects.toBeInstanceOf(ProcessUnreachable)
  })
})
