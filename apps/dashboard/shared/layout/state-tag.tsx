import { useLabels } from '../viewer/labels.js'

/** A shape before each state, so that colour never speaks alone. */
const LOOKS: Readonly<Record<string, readonly [shape: string, tone: string]>> = {
  received: ['○', 'plain'],
  registered: ['◔', 'plain'],
  assigned: ['◑', 'active'],
  handling: ['◑', 'active'],
  awaitingAcceptance: ['◕', 'active'],
  returned: ['↩', 'warn'],
  reopened: ['↻', 'warn'],
  replied: ['●', 'done'],
  closedOut: ['●', 'done'],
  declined: ['×', 'plain'],
  withdrawn: ['×', 'plain'],
  handedOver: ['→', 'plain'],
  proposed: ['◔', 'warn'],
  issued: ['■', 'warn'],
  dismissed: ['×', 'plain'],
  tolerated: ['◇', 'plain'],
  clarified: ['✓', 'done'],
  expired: ['□', 'plain'],
  planned: ['○', 'plain'],
  held: ['◑', 'active'],
  open: ['◔', 'warn'],
  programme: ['●', 'done'],
  ended: ['●', 'done'],
}

interface StateTagProps {
  readonly kind: 'itemState' | 'entryState' | 'sanctionState' | 'inspectionState' | 'recurrenceState'
  readonly state: string
}

/** The state of an item, an entry or a measure: shape, word and colour. */
export const StateTag = ({ kind, state }: StateTagProps) => {
  const labels = useLabels()
  const [shape, tone] = LOOKS[state] ?? ['○', 'plain']
  return (
    <span className={`state state-${tone}`}>
      <span aria-hidden="true">{shape}</span> {labels.word(kind, state)}
    </span>
  )
}
