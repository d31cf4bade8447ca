import { instantFromMillis, millisOf } from '@huiyin/kernel'
import { defineAlarms, type AlarmChange } from '@huiyin/read-model'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'

const over: AlarmChange['apply'] = (before) => before && { ...before, state: 'cleared' }

const changeOf = (event: ItemEvent, itemId: string): AlarmChange['apply'] | null => {
  if (event.type === 'AssignmentObjectionRaised') {
    const { unitId, deadline } = event.data
    const { dueAt } = deadline
    if (dueAt === undefined) return null
    const when = instantFromMillis(millisOf(dueAt) + 1)
    const input = { itemId, dueAt }
    return () => ({
      ...{ dueAt: when, command: 'NoteAssignmentObjectionOverdue', input, state: 'set', unitId, about: dueAt },
    })
  }
  if (event.type === 'AssignmentObjectionOverdue') return (before) => before && { ...before, state: 'done' }
  const isOver =
    event.type === 'AssignmentObjectionUpheld' ||
    event.type === 'AssignmentObjectionRejected' ||
    event.type === 'ItemTransferred' ||
    event.type === 'ItemWithdrawn'
  return isOver ? over : null
}

/** The alarms of objections to assignments: when the decision was due. */
export const assignmentObjectionAlarms = defineAlarms({
  name: 'intake_alarms',
  says: 'One row an item whose unit objected to getting it: when the decision about that was due.',
  from: itemEvents,
  changes: (event, { streamId }): readonly AlarmChange[] => {
    const apply = changeOf(event, streamId)
    return apply ? [{ key: `assignment-objection/${streamId}`, apply }] : []
  },
})
