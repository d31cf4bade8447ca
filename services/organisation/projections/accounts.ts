import { defineList, type ListRowOf } from '@huiyin/read-model'
import { ACCOUNT_ROLES, type AccountRecord } from '@huiyin/contracts/organisation'
import type { FactAt } from '@huiyin/event-sourcing'
import { account, type AccountState } from '../domain/account/account.js'
import { accountEvents } from '../domain/account/events.js'

const columns = {
  login: 'text',
  tenant: 'text',
  person_id: 'text',
  roles: 'text',
  state: 'text',
  valid_from: 'text',
  closed_from: 'nullableText',
  record: 'text',
  position: 'integer',
} as const

export type AccountRow = ListRowOf<typeof columns>

const rowOf = (record: AccountRecord, at: FactAt, tenant: string): AccountRow => ({
  login: at.streamId,
  tenant,
  person_id: record.personId,
  roles: ACCOUNT_ROLES.filter((role) => record.roles[role]?.at(-1)?.held).join(','),
  state: record.closedFrom === null ? 'open' : 'closed',
  valid_from: record.validFrom,
  closed_from: record.closedFrom,
  record: JSON.stringify(record),
  position: at.position,
})

/**
 * Every login as it stands once all that is recorded has come into effect; `record` is the account through time
 * (`AccountRecord`), which says what it may do on a day. An account has no unit of its own: its people are the tenant's.
 */
export const accounts = defineList({
  name: 'accounts',
  says: 'One row a login: person, roles, state, and the record of its days.',
  from: accountEvents,
  columns,
  key: 'login',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'accounts are about no item' },
  indexes: [['person_id'], ['tenant', 'state']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    const before = row && (JSON.parse(row.record) as AccountState)
    const after = account.evolve(before, event)
    return after && rowOf(after, at, row?.tenant ?? at.tenant)
  },
})
