import { OFFICE_LINES } from '../api/questions.js'
import { usePanel } from '../panel/use-panel.js'
import { useSigned } from '../viewer/viewer.js'

/** Who holds the lines of the campaign office; whoever may not ask is asked nothing. */
export const useOfficeLines = () => {
  const { me } = useSigned()
  const mayAsk = me.questions.includes('officeLines')
  const asked = usePanel({
    question: OFFICE_LINES,
    variables: {},
    pause: !mayAsk,
    read: ({ officeLines }) => officeLines,
  })
  return { mayAsk, ...asked }
}
