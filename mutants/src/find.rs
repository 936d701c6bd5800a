//! Where a source file can be changed, and how: the bodies of functions, operators, conditions.
//! Knows nothing of tests and of running them.

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ReturnType, Type, UnOp};

/// What stands at a place that can be changed.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// The body of a function, and values that it could give at once.
    Body { values: Vec<String> },
    /// Two operands and the operators that could stand between them.
    Binary { left: Range<usize>, right: Range<usize>, operator: String, others: Vec<&'static str> },
    /// An operator before its operand.
    Unary { operand: Range<usize>, operator: String },
    /// A condition, which could be turned round.
    Condition,
    /// The end of an arm's pattern, where another arm would do instead.
    Arm,
}

#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) range: Range<usize>,
    pub(crate) line: usize,
    pub(crate) function: String,
    pub(crate) shape: Shape,
}

/// Every place of a file outside its tests, in order.
pub(crate) fn sites(text: &str) -> Result<Vec<Site>, String> {
    let file = syn::parse_file(text).map_err(|error| error.to_string())?;
    let mut finder = Finder { sites: Vec::new(), function: String::new() };
    finder.visit_file(&file);
    let mut sites = finder.sites;
    sites.sort_by_key(|site| (site.range.start, usize::MAX - site.range.end));
    Ok(sites)
}

struct Finder {
    sites: Vec<Site>,
    function: String,
}

impl Finder {
    fn add(&mut self, span: Span, shape: Shape) {
        let function = self.function.clone();
        self.sites.push(Site {
            range: span.byte_range(),
            line: span.start().line,
            function,
            shape,
        });
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        if signature.constness.is_some() {
            return;
        }
        let outer = std::mem::replace(&mut self.function, signature.ident.to_string());
        let (values, inside) = (values(&signature.output), block.span().byte_range());
        let line = signature.ident.span().start().line;
        let (range, function) = (inside.start + 1..inside.end - 1, self.function.clone());
        self.sites.push(Site { range, line, function, shape: Shape::Body { values } });
        visit::visit_block(self, block);
        self.function = outer;
    }
}

impl Finder {
    /// Arms that can be left out, since the last one takes anything.
    fn arms(&mut self, it: &syn::ExprMatch) {
        let takes_all = |arm: &syn::Arm| matches!(arm.pat, syn::Pat::Wild(_));
        if !it.arms.last().is_some_and(takes_all) {
            return;
        }
        for arm in it.arms.iter().rev().skip(1) {
            if matches!(arm.pat, syn::Pat::Guard(_)) {
                continue;
            }
            let (span, function) = (arm.pat.span(), self.function.clone());
            let (end, line) = (span.byte_range().end, span.start().line);
            self.sites.push(Site { range: end..end, line, function, shape: Shape::Arm });
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|it| {
        let text = it.meta.path().segments.iter().map(|part| part.ident.to_string());
        let name: Vec<String> = text.collect();
        name == ["test"] || (name == ["cfg"] && names_test(&it.meta))
    })
}

fn names_test(meta: &syn::Meta) -> bool {
    meta.require_list().is_ok_and(|list| list.tokens.to_string().contains("test"))
}

impl<'a> Visit<'a> for Finder {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_test(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            self.function(&item.sig, &item.block);
        }
    }

    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_pat(&mut self, _: &'a syn::Pat) {}
    fn visit_type(&mut self, _: &'a Type) {}

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Binary(it) if !has_let(expr) => {
                if let Some((operator, others)) = exchange(&it.op) {
                    let (left, right) = (it.left.span().byte_range(), it.right.span().byte_range());
                    let operator = operator.to_owned();
                    self.add(expr.span(), Shape::Binary { left, right, operator, others });
                }
            }
            Expr::Unary(it) => {
                let operator = match it.op {
                    UnOp::Not(_) => "!",
                    UnOp::Neg(_) => "-",
                    _ => return visit::visit_expr(self, expr),
                };
                let (operand, operator) = (it.expr.span().byte_range(), operator.to_owned());
                self.add(expr.span(), Shape::Unary { operand, operator });
            }
            Expr::If(it) if is_plain(&it.cond) => self.add(it.cond.span(), Shape::Condition),
            Expr::Match(it) => self.arms(it),
            Expr::Const(_) => return,
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if let syn::Pat::Guard(it) = &arm.pat {
            if is_plain(&it.guard) {
                self.add(it.guard.span(), Shape::Condition);
            }
            self.visit_expr(&it.guard);
        }
        self.visit_expr(&arm.body);
    }
}

/// A condition that is no operator, which is a place of its own.
fn is_plain(condition: &Expr) -> bool {
    !has_let(condition) && !matches!(condition, Expr::Binary(_) | Expr::Unary(_))
}

fn has_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(it) => has_let(&it.left) || has_let(&it.right),
        _ => false,
    }
}

fn exchange(operator: &BinOp) -> Option<(&'static str, Vec<&'static str>)> {
    Some(match operator {
        BinOp::Eq(_) => ("==", vec!["!="]),
        BinOp::Ne(_) => ("!=", vec!["=="]),
        BinOp::Lt(_) => ("<", vec!["<=", ">"]),
        BinOp::Le(_) => ("<=", vec!["<", ">"]),
        BinOp::Gt(_) => (">", vec![">=", "<"]),
        BinOp::Ge(_) => (">=", vec![">", "<"]),
        BinOp::And(_) => ("&&", vec!["||"]),
        BinOp::Or(_) => ("||", vec!["&&"]),
        BinOp::Add(_) => ("+", vec!["-"]),
        BinOp::Sub(_) => ("-", vec!["+"]),
        BinOp::Mul(_) => ("*", vec!["/"]),
        BinOp::Div(_) => ("/", vec!["*"]),
        BinOp::Rem(_) => ("%", vec!["/"]),
        BinOp::AddAssign(_) => ("+=", vec!["-="]),
        BinOp::SubAssign(_) => ("-=", vec!["+="]),
        BinOp::BitOrAssign(_) => ("|=", vec!["&="]),
        BinOp::BitAndAssign(_) => ("&=", vec!["|="]),
        _ => return None,
    })
}

/// Values of a type that a function could give whatever it was asked.
fn values(output: &ReturnType) -> Vec<String> {
    let ReturnType::Type(_, kind) = output else { return vec![String::new()] };
    of_type(kind)
}

fn of_type(kind: &Type) -> Vec<String> {
    let text = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    match kind {
        Type::Reference(it) => match &*it.elem {
            Type::Path(inner) if inner.path.is_ident("str") => text(&["\"\"", "\"other\""]),
            Type::Slice(_) => text(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Path(it) => {
            let Some(last) = it.path.segments.last() else { return Vec::new() };
            let inner = inner_type(last).map(of_type).unwrap_or_default();
            match last.ident.to_string().as_str() {
                "bool" => text(&["true", "false"]),
                "String" => text(&["String::new()", "\"other\".to_owned()"]),
                "f64" => text(&["0.0", "1.0", "-1.0"]),
                "i8" | "i16" | "i32" | "i64" | "isize" => text(&["0", "1", "-1"]),
                "u8" | "u16" | "u32" | "u64" | "usize" => text(&["0", "1"]),
                "Option" => {
                    let some = inner.iter().map(|value| format!("Some({value})"));
                    std::iter::once("None".to_owned()).chain(some).collect()
                }
                "Result" => inner.iter().map(|value| format!("Ok({value})")).collect(),
                "Vec" => {
                    let one = inner.iter().map(|value| format!("vec![{value}]"));
                    std::iter::once("Vec::new()".to_owned()).chain(one).collect()
                }
                _ => text(&["Default::default()"]),
            }
        }
        Type::Tuple(it) if it.elems.is_empty() => vec![String::new()],
        Type::ImplTrait(_) => Vec::new(),
        _ => text(&["Default::default()"]),
    }
}

/// The first type in angle brackets.
fn inner_type(segment: &syn::PathSegment) -> Option<&Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(kind) => Some(kind),
        _ => None,
    })
}
