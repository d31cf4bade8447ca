import { useState } from 'react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  askEvidence,
  askPhotos,
  evidencePath,
  photoPath,
  smallEvidencePath,
  type EvidenceRow,
  type FileStanding,
  type PhotoRow,
} from '../../shared/api/ask-files.js'
import type { Action, Item } from '../../shared/api/schema.generated.js'
import { MISSING } from '../../shared/format/numbers.js'
import { DataTable } from '../../shared/layout/data-table.js'
import { Panel } from '../../shared/panel/panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { sizeText } from '../../shared/files/evidence.js'
import { useFiles } from './use-files.js'

/** What browsers show as a picture. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp'])

const Standing = ({ standing }: { readonly standing: FileStanding }) => {
  const { t } = useTranslation()
  const whole = standing === 'whole'
  return (
    <span className={whole ? 'state-done nowrap' : 'state-warn'}>
      <span aria-hidden="true">{whole ? '✓' : '!'}</span> {t(`item.standing.${standing}`)}
    </span>
  )
}

type Choose = (action: Action, beside: Readonly<Record<string, string>>) => void

interface EvidenceLineProps {
  readonly item: Item
  readonly row: EvidenceRow
  readonly onChoose: Choose
}

/** What may be done with one piece of evidence, where it stands and is whole. */
const EvidenceActions = ({ item, row, onChoose }: EvidenceLineProps) => {
  const { t } = useTranslation()
  const { file, sha256, entryId, publicPhoto, mediaType } = row
  if (file === null || row.standing !== 'whole' || row.replaced) return null
  const offered = [
    ...(PICTURES.has(mediaType ?? '') ? [{ command: 'DraftPublicPhoto', beside: { file } }] : []),
    ...(publicPhoto ? [{ command: 'RemovePublicPhoto', beside: { photoId: publicPhoto.photoId } }] : []),
    { command: 'ReplaceEvidence', beside: { sha256 } },
  ]
  return offered.map(({ command, beside }) => {
    const action = item.actions.find((one) => one.command === command && one.target === entryId && one.allowed)
    return action ? (
      <Button key={command} size="small" onClick={() => onChoose(action, beside)}>
        {t(`command.name.${command}`)}
      </Button>
    ) : null
  })
}

/** The picture that would be or is public of a piece of evidence. */
const DrawnPhoto = ({ itemId, row: { publicPhoto } }: { readonly itemId: string; readonly row: EvidenceRow }) => {
  const { t } = useTranslation()
  if (!publicPhoto) return null
  return (
    <figure className="public-photo">
      <img className="evidence-thumbnail" src={evidencePath(itemId, publicPhoto.file)} alt={t('item.publicPhotoOf')} />
      <figcaption className="quiet">{t('item.publicPhotoOf')}</figcaption>
    </figure>
  )
}

/** Nothing where none can be made: a file may begin like a picture and be none. */
const SmallPicture = ({ path }: { readonly path: string }) => {
  const [isThere, setThere] = useState(true)
  if (!isThere) return null
  return <img className="evidence-thumbnail" src={path} alt="" loading="lazy" onError={() => setThere(false)} />
}

const EvidenceLine = ({ item, row, onChoose }: EvidenceLineProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { itemId } = item
  const { file, name, mediaType, size, standing, entryId, replaced } = row
  const whole = standing === 'whole' ? file : null
  const unitId = entryId.slice(entryId.lastIndexOf(':') + 1)
  return (
    <tr className={replaced ? 'replaced' : ''}>
      <th scope="row">
        {whole === null ? name : <a href={evidencePath(itemId, whole)}>{t('item.downloadFile', { name })}</a>}
        {whole !== null && PICTURES.has(mediaType ?? '') ? (
          <>
            <SmallPicture path={smallEvidencePath(itemId, whole)} />
            <details>
              <summary>{t('item.showPicture')}</summary>
              <img className="evidence-picture" src={evidencePath(itemId, whole)} alt={name} loading="lazy" />
            </details>
          </>
        ) : null}
        <DrawnPhoto itemId={itemId} row={row} />
      </th>
      <td>{labels.unit(unitId)}</td>
      <td className="nowrap">{row.madeOn}</td>
      <td className="nowrap">{size === null ? MISSING : sizeText(size)}</td>
      <td>
        <Standing standing={standing} />
        {row.scanned === null ? null : (
          <div className={row.scanned ? 'quiet' : 'state-warn'}>
            {t(row.scanned ? 'item.scanned' : 'item.notScanned')}
          </div>
        )}
        {replaced ? <div className="state-warn">{t('item.replacedFor', { reason: replaced.reason })}</div> : null}
        <div className="mono quiet hash">{row.sha256}</div>
        <div className="filters no-print">
          <EvidenceActions {...{ item, row, onChoose }} />
        </div>
      </td>
    </tr>
  )
}

interface EvidenceCardProps {
  readonly item: Item
  readonly onChoose: Choose
}

/** The evidence of the item's entries: each file with its day, its size and whether it still is what was registered. */
export const EvidenceCard = ({ item, onChoose }: EvidenceCardProps) => {
  const { t } = useTranslation()
  const { itemId } = item
  const { state, refresh } = useFiles(askEvidence, itemId, item.asOf.position)
  const columns = [t('item.file'), t('desk.unit'), t('command.madeOn'), t('item.size'), t('item.fileState')]
  return (
    <section className="card">
      <h2>{t('item.evidence')}</h2>
      <Panel state={state} refresh={refresh} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('item.noEvidence')}</p>
          ) : (
            <DataTable caption={t('item.evidenceCaption')} columns={columns}>
              {rows.map((row) => (
                <EvidenceLine key={row.file ?? row.sha256} {...{ item, row, onChoose }} />
              ))}
            </DataTable>
          )
        }
      </Panel>
    </section>
  )
}

interface PhotosProps {
  readonly itemId: string
  readonly rows: readonly PhotoRow[]
  /** Whether the reporter was opened on this page just now. */
  readonly opened: boolean
}

const ReportPhotos = ({ itemId, rows, opened }: PhotosProps) => {
  const { t } = useTranslation()
  return (
    <div>
      <ul className="photos">
        {rows.map(({ file, size, mediaType, standing }, index) => (
          <li key={file}>
            {t('item.photo', { n: index + 1, size: sizeText(size) })} <Standing standing={standing} />{' '}
            {opened && standing === 'whole' ? (
              <a href={photoPath(itemId, file)}>{t('item.downloadFile', { name: t('item.photoName') })}</a>
            ) : null}
            {opened && standing === 'whole' && PICTURES.has(mediaType) ? (
              <img className="evidence-picture" src={photoPath(itemId, file)} alt={t('item.photoName')} />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * What reporters photographed: how many and how large for whoever sees the item; shown with the rest that a reporter said
 * once that is opened. `opened`: the report it was opened of.
 */
export const PhotosCard = ({ item, opened }: { readonly item: Item; readonly opened: string | null }) => {
  const { t } = useTranslation()
  const { itemId } = item
  const { state, refresh } = useFiles(askPhotos, itemId, item.asOf.position)
  if (state.kind === 'data' && state.data.length === 0) return null
  return (
    <section className="card">
      <h2>{t('item.photos')}</h2>
      <p className="quiet">{t('item.photosSealed')}</p>
      <Panel state={state} refresh={refresh} rows={1}>
        {(rows) =>
          [...new Set(rows.map(({ reportId }) => reportId))].map((reportId) => (
            <ReportPhotos
              key={reportId}
              itemId={itemId}
              rows={rows.filter((row) => row.reportId === reportId)}
              opened={reportId === opened}
            />
          ))
        }
      </Panel>
    </section>
  )
}
