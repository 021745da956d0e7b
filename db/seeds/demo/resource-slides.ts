import { escapeHtml } from '#lib/escape-html.ts';
import { officeZip } from '#lib/files/office-zip.ts';

/** A slide: its heading and what stands below it. */
export type Slide = readonly [heading: string, ...lines: string[]];

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const kind = 'application/vnd.openxmlformats-officedocument';

const relations = (...to: [kind: string, target: string][]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${to
    .map(
      ([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const emptyTree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
const map =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

function box(id: number, place: string, size: number, lines: readonly string[], isRtl: boolean): string {
  const paragraphs = lines
    .map(
      (text) =>
        `<a:p><a:pPr${isRtl ? ' rtl="1" algn="r"' : ''}/><a:r><a:rPr sz="${size}" b="${id === 2 ? 1 : 0}"/><a:t>${escapeHtml(text)}</a:t></a:r></a:p>`,
    )
    .join('');
  const role = id === 2 ? '<p:nvPr><p:ph type="title"/></p:nvPr>' : '<p:nvPr/>';
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${id === 2 ? 'Title' : 'Text'}"/><p:cNvSpPr/>${role}</p:nvSpPr><p:spPr><a:xfrm>${place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}

const slideXml = ([heading, ...lines]: Slide, isRtl: boolean): string =>
  `${head}<p:sld ${names}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FBF9F5"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${emptyTree}${box(2, '<a:off x="609600" y="457200"/><a:ext cx="10972800" cy="1371600"/>', 4400, [heading], isRtl)}${box(3, '<a:off x="609600" y="2133600"/><a:ext cx="10972800" cy="3962400"/>', 2800, lines, isRtl)}</p:spTree></p:cSld></p:sld>`;

const colours = [
  ...['dk1:14213D', 'lt1:FFFFFF', 'dk2:08424D', 'lt2:F1EBDF', 'accent1:0B5563', 'accent2:F2B134'],
  ...[
    'accent3:6B2D3C',
    'accent4:2F5233',
    'accent5:A9C8C6',
    'accent6:414B63',
    'hlink:0B5563',
    'folHlink:0B5563',
  ],
]
  .map((one) => one.split(':') as [string, string])
  .map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`)
  .join('');
const plainFill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = `<a:ln w="9525">${plainFill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';
const theme = `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Concord"><a:themeElements><a:clrScheme name="Concord">${colours}</a:clrScheme><a:fontScheme name="Concord"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Concord"><a:fillStyleLst>${plainFill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${plainFill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

/** Slides as a PowerPoint file: headings and plain lines, which every reader of slides opens. */
export function slidesFile(slides: readonly Slide[], isRtl: boolean, at: Temporal.Instant): Uint8Array {
  const of = slides.map((_, n) => `slides/slide${n + 1}.xml`);
  const parts = [
    ['ppt/presentation.xml', 'presentation.main'],
    ['ppt/slideMasters/slideMaster1.xml', 'slideMaster'],
    ['ppt/slideLayouts/slideLayout1.xml', 'slideLayout'],
    ...of.map((name) => [`ppt/${name}`, 'slide']),
  ];
  const overrides = parts
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${kind}.presentationml.${type}+xml"/>`)
    .join('');
  const ids = of.map((_, n) => `<p:sldId id="${256 + n}" r:id="rId${n + 3}"/>`).join('');
  return officeZip(
    {
      '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}<Override PartName="/ppt/theme/theme1.xml" ContentType="${kind}.theme+xml"/></Types>`,
      '_rels/.rels': relations(['officeDocument', 'ppt/presentation.xml']),
      'ppt/presentation.xml': `${head}<p:presentation ${names}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relations(
        ['slideMaster', 'slideMasters/slideMaster1.xml'],
        ['theme', 'theme/theme1.xml'],
        ...of.map((name) => ['slide', name] as [string, string]),
      ),
      'ppt/slideMasters/slideMaster1.xml': `${head}<p:sldMaster ${names}><p:cSld><p:spTree>${emptyTree}</p:spTree></p:cSld>${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
      'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations(
        ['slideLayout', '../slideLayouts/slideLayout1.xml'],
        ['theme', '../theme/theme1.xml'],
      ),
      'ppt/slideLayouts/slideLayout1.xml': `${head}<p:sldLayout ${names} type="titleOnly"><p:cSld name="Title"><p:spTree>${emptyTree}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
        'slideMaster',
        '../slideMasters/slideMaster1.xml',
      ]),
      'ppt/theme/theme1.xml': theme,
      ...Object.fromEntries(
        slides.map((slide, n) => [`ppt/slides/slide${n + 1}.xml`, slideXml(slide, isRtl)]),
      ),
      ...Object.fromEntries(
        of.map((name) => [
          `ppt/slides/_rels/${name.slice(7)}.rels`,
          relations(['slideLayout', '../slideLayouts/slideLayout1.xml']),
        ]),
      ),
    },
    at,
  );
}
