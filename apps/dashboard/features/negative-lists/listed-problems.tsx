import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, ListedProblem, NegativeList } from '../../shared/api/schema.generated.js'
import { useLabels } from '../../shared/viewer/labels.js'
import './negative-lists.css'

interface ListedProblemsProps {
  readonly list: NegativeList
  readonly campaign: string
  readonly onStrike?: (action: Action, problem: ListedProblem) => void
}

const Words = ({ one, campaign }: { readonly one: ListedProblem; readonly campaign: string }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  return (
    <>
      <strong>{one.title}</strong> <span className="quiet">{labels.category(one.category, campaign)}</span>
      <div>{t('negativeLists.cause', { text: one.rootCause })}</div>
      <div>{t('negativeLists.fix', { text: one.fix })}</div>
      <div>{t('negativeLists.establish', { text: one.establish })}</div>
      <div className="quiet">
        {t('negativeLists.until', { day: one.dueOn })}
        {one.responsibleId ? ` · ${t('negativeLists.responsible', { who: labels.person(one.responsibleId) })}` : ''}
      </div>
      {one.struckOffOn ? (
        <div className="quiet">
          {t('negativeLists.seen', {
            ...{ on: one.struckOffOn, who: labels.person(one.struckOffBy), finding: one.finding },
          })}
        </div>
      ) : null}
    </>
  )
}

/** What stands on a list, each problem with what mends it; who may not read it is told so. */
export const ListedProblems = ({ list, campaign, onStrike }: ListedProblemsProps) => {
  const { t } = useTranslation()
  if (list.problems === null) return list.count > 0 ? <p className="quiet">{t('negativeLists.notYours')}</p> : null
  if (list.problems.length === 0) return null
  return (
    <ol className="listed-problems">
      {list.problems.map((one) => (
        <li key={one.number}>
          <Words {...{ one, campaign }} />
          {onStrike
            ? one.actions
                .filter(({ allowed }) => allowed)
                .map((action) => (
                  <Button key={action.command} className="no-print" size="small" onClick={() => onStrike(action, one)}>
                    {t(`command.name.${action.command}`)}
                  </Button>
                ))
            : null}
        </li>
      ))}
    </ol>
  )
}
