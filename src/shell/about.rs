//! Completions and the manual page, made from the definition of the arguments.

use super::args::Args;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Writes completions for `shell`.
pub fn completions(shell: Shell) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "docbao", &mut script);
    io::stdout().write_all(&script)
}

/// Writes the manual page: the program's, then one section for each command.
pub fn man() -> io::Result<()> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        // Options that hold for every command were told above.
        let sub = sub.clone().mut_args(|arg| if is_common(&arg) { arg.hide(true) } else { arg });
        writeln!(page, ".SH \"DOCBAO {}\"", sub.get_name().to_uppercase())?;
        let man = clap_mangen::Man::new(sub);
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    page.extend_from_slice(SECTIONS.as_bytes());
    io::stdout().write_all(&page)
}

fn is_common(arg: &clap::Arg) -> bool {
    arg.is_global_set() || arg.get_id() == "help"
}

/// What the arguments do not tell.
const SECTIONS: &str = r#".SH ENVIRONMENT
.TP
\fBLC_ALL\fR, \fBLC_MESSAGES\fR, \fBLANG\fR
The language of the interface: Vietnamese, unless they name another one; then English.
.TP
\fBNO_COLOR\fR
No colours, unless \fB\-\-theme\fR asks for them.
.TP
\fBCOLORTERM\fR, \fBTERM\fR, \fBCOLORFGBG\fR
How many colours there are, and whether the ground is light.
.SH FILES
.TP
\fI$XDG_CONFIG_HOME/docbao/config.toml\fR, else \fI~/.config/docbao/config.toml\fR
The configuration:
.nf
lang = "vi"       # or "en"
theme = "auto"    # muc, giay, 16, none
ascii = false
mouse = true
sort = "date"     # the order of the list
osc52 = true      # copies go to the clipboard through the terminal
[keys]            # an action and its keys; the reader's help (?) lists the actions
.fi
.SH "EXIT STATUS"
0 where all was done, 1 where something could not be read (the rest was done), 2 for errors of usage. After a signal it
is 128 and the number of the signal. A reader of the output that stops reading is no error.
"#;
