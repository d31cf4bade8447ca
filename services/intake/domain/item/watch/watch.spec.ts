import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemCommand } from '../command.js'
import type { ItemEvent } from '../events.js'
import { itemExamples as example } from '../examples.js'
import { item } from '../item.js'
import { MOST_WATCHERS } from './watch.js'

const given = specFor(item)
const { ReportReceived: received, ItemWatched: watched, ItemWatchEnded: ended } = example
const watch: ItemCommand = { type: 'WatchItem', reason: '群众反映集中', by: 'leader-1' }
const end: ItemCommand = { type: 'EndItemWatch', by: 'leader-1' }
const watchedBy = (person: string): ItemEvent =>
  ({ ...watched, data: { ...watched.data, watchedBy: person } }) as ItemEvent

describe('S3-75 a watch list', () => {
  test('somebody keeps an eye on a matter with a reason, and says so again with another', () => {
    given(received).when(watch).thenEvents(watched)
    given(received, watched).when(watch).thenNothing()
    given(received, watched)
      .when({ ...watch, reason: '再次来访' } as ItemCommand)
      .thenEvents({ ...watched, data: { ...watched.data, reason: '再次来访' } } as ItemEvent)
  })
  test('whoever watches it ends that for himself alone, once', () => {
    given(received, watched).when(end).thenEvents(ended)
    given(received, watchedBy('leader-2')).when(end).thenRefused('NotWatched')
    given(received, watched, ended).when(end).thenRefused('NotWatched')
    given(received, watched, ended).when(watch).thenEvents(watched)
  })
  test('as many watch it as can be told; whoever does may still change his reason', () => {
    const many = Array.from({ length: MOST_WATCHERS - 1 }, (_, n) => watchedBy(`officer-${n}`))
    given(received, ...many)
      .when(watch)
      .thenEvents(watched)
    given(received, ...many, watchedBy('leader-2'))
      .when(watch)
      .thenRefused('WatchedByMany')
    given(received, ...many, watched)
      .when({ ...watch, reason: '再次来访' } as ItemCommand)
      .thenEvents({ ...watched, data: { ...watched.data, reason: '再次来访' } } as ItemEvent)
  })
})
