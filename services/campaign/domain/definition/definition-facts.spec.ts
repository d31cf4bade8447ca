import { describe, expect, test } from '@jest/globals'
import { standardChannels } from '@huiyin/contracts/intake'
import { standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import type { EventDefinitions } from '@huiyin/event-sourcing'
import { asKept } from '@huiyin/testing'
import {
  calendarYearEvents,
  channelEvents,
  handlingModeEvents,
  ledgerKindEvents,
  mapLayerEvents,
  replyTemplateEvents,
} from './events.js'

const named = { code: 'one', zh: '示范', en: 'demo' }
const notice = { year: 2027, zh: '2027年放假安排', en: 'public holidays of 2027', daysOff: {}, makeUpDays: {} }
const ALL: readonly (readonly [string, string, EventDefinitions, object])[] = [
  ['ChannelDefined', 'campaign-channel', channelEvents, standardChannels[0]!],
  ['HandlingModeDefined', 'campaign-handling-mode', handlingModeEvents, standardModes[0]!],
  ['LedgerKindDefined', 'campaign-ledger-kind', ledgerKindEvents, standardLedgers[0]!],
  ['ReplyTemplateDefined', 'campaign-reply-template', replyTemplateEvents, { ...named, offered: [] }],
  ['CalendarYearAdopted', 'campaign-calendar-year', calendarYearEvents, notice],
  ['MapLayerDefined', 'campaign-map-layer', mapLayerEvents, { ...named, areas: [] }],
]

describe('what a tenant defines, on disk', () => {
  test.each(ALL)('%s is kept as it was checked, in the streams %s', (type, category, events, definition) => {
    const data = { version: 2, definition }
    expect(events.category).toBe(category)
    expect(asKept(events, { type, data })).toStrictEqual(data)
  })
  test.each(ALL)('%s keeps nothing that is no definition', (type, _, events) => {
    const fits = (definition: unknown) => events.defs[type]?.data.safeParse({ version: 1, definition }).success
    expect(['one', null, undefined, 3, [], {}, named].filter(fits)).toStrictEqual([])
  })
})
