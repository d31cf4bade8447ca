import { describe, expect, test } from '@jest/globals'
import { offeredOf, OFFERED_ORDER } from './choose-primary.js'
import { COMMAND_FORMS } from './command-forms.js'

const action = (command: string, refusal: string | null = null) => ({
  ...{ command, context: 'x', target: 't', allowed: refusal === null, refusal },
})

describe('what is offered on an item', () => {
  test('one action is the main one, the next in the order of work', () => {
    const { primary, others } = offeredOf([action('PlanRemedies'), action('ClaimDone'), action('RequestExtension')])
    expect(primary?.command).toBe('ClaimDone')
    expect(others.map(({ command }) => command)).toStrictEqual(['PlanRemedies', 'RequestExtension'])
  })
  test('once the work is claimed done, the reply is the main thing', () => {
    const actions = [action('ClaimDone'), action('ReplyToReport')]
    expect(offeredOf(actions).primary?.command).toBe('ClaimDone')
    expect(offeredOf(actions, new Set(['t'])).primary?.command).toBe('ReplyToReport')
  })
  test('what is refused is shown with its reason and is never the main one', () => {
    const { primary, refused } = offeredOf([action('PassAcceptance', 'OwnWork'), action('ReturnForRework')])
    expect(primary).toBeNull()
    expect(refused.map(({ refusal }) => refusal)).toStrictEqual(['OwnWork'])
  })
  test('what lies with somebody complained of is handed on before anything else, by whoever may', () => {
    const actions = [action('ReplyToReport'), action('TransferItem'), action('NameComplainedOf')]
    expect(offeredOf(actions, new Set(), true).primary?.command).toBe('TransferItem')
    expect(offeredOf(actions).primary?.command).toBe('ReplyToReport')
    expect(offeredOf([action('ReplyToReport')], new Set(), true).primary?.command).toBe('ReplyToReport')
    expect(offeredOf([action('NameComplainedOf')]).primary).toBeNull()
  })
  test('S3-14 what stops the clock or judges somebody else is never the main thing to do', () => {
    for (const command of ['PauseDeadline', 'RecordSupervision', 'OrderReRectification', 'RecordLookBack']) {
      expect(offeredOf([action(command)]).primary).toBeNull()
    }
  })
  test('every command with a form has its place in the order; those on a fact are offered there alone', () => {
    const offered = Object.entries(COMMAND_FORMS).flatMap(([command, { beside }]) => (beside ? [] : [command]))
    expect(new Set(OFFERED_ORDER)).toStrictEqual(new Set(offered))
  })
  test('a command without a form is not offered', () => {
    expect(offeredOf([action('OrderErasure')])).toStrictEqual({ primary: null, others: [], refused: [] })
  })
})
