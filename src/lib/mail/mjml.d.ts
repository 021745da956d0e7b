// mjml ships no types; this is the part of it that we use.
declare module 'mjml' {
  type Options = {
    filePath: string;
    ignoreIncludes: boolean;
    validationLevel: 'strict';
    fonts: Record<string, string>;
    keepComments: boolean;
  };
  export default function mjml2html(mjml: string, options: Options): Promise<{ html: string }>;
}
