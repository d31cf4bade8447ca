import type { Question } from './questions.js'
import type { NegativeLists, NegativeListsOfUnit } from './schema.generated.js'

const HANDED_IN = 'handedInOn handedInBy lateDays count struckOff'
const ACTIONS = 'actions { command context target allowed refusal }'
const COUNT = '{ expected handedIn inTime }'

export const NEGATIVE_LISTS: Question<{ readonly negativeLists: NegativeLists }, { readonly campaign: string | null }> =
  {
    text: `query NegativeLists($campaign: String) {
    negativeLists(campaign: $campaign) {
      asOf { at position }
      units ${COUNT}
      persons ${COUNT}
      rows { listsId unitId campaign dueOn over ofUnit { ${HANDED_IN} } persons ${COUNT} missing }
    }
  }`,
  }

export const NEGATIVE_LISTS_OF: Question<
  { readonly negativeListsOf: NegativeListsOfUnit | null },
  { readonly listsId: string }
> = {
  text: `query NegativeListsOf($listsId: ID!) {
    negativeListsOf(listsId: $listsId) {
      asOf { at position }
      listsId unitId campaign dueOn over calledBy ${ACTIONS}
      ofUnit { ...Told }
      persons { personId excused ${ACTIONS} list { ...Told } }
    }
  }
  fragment Told on NegativeList {
    ${HANDED_IN}
    problems {
      number title category rootCause fix establish dueOn responsibleId finding struckOffOn struckOffBy ${ACTIONS}
    }
  }`,
}
