import { useTranslation } from 'react-i18next'
import type { OfficeLines } from '../../shared/api/schema.generated.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { OpenLinesAlert } from '../../shared/office/open-lines.js'
import { useOfficeLines } from '../../shared/office/use-office-lines.js'
import { Panel } from '../../shared/panel/panel.js'
import { useLabels } from '../../shared/viewer/labels.js'

const Lines = ({ office }: { readonly office: OfficeLines }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  if (!office.setUp) return <p className="quiet">{t('officeLines.notSetUp')}</p>
  return (
    <>
      <OpenLinesAlert office={office} />
      <DataTable caption={t('officeLines.caption')} columns={[t('officeLines.line'), t('officeLines.holders')]}>
        {office.lines.map(({ line, holders }) => (
          <tr key={line}>
            <th scope="row">{t(`frame.roles.${line}`, { defaultValue: line })}</th>
            <td>
              {holders.length === 0 ? <span className="mark-yellow">{t('officeLines.open')}</span> : null}
              {holders.map(({ personId, since }) => (
                <div key={personId}>
                  {labels.person(personId)} <span className="quiet">{t('officeLines.since', { from: since })}</span>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  )
}

/** S1-12 to S1-15: who holds each line of the campaign office, since when; a line nobody holds is named first. */
export const OfficeLinesCard = () => {
  const { t } = useTranslation()
  const { mayAsk, state, refresh } = useOfficeLines()
  if (!mayAsk) return null
  return (
    <section className="card">
      <h2>{t('officeLines.title')}</h2>
      <Panel state={state} refresh={refresh} rows={4}>
        {(office) => <Lines office={office} />}
      </Panel>
    </section>
  )
}
