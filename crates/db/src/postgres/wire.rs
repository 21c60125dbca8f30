//! A value as PostgreSQL sends it: encoded by the type the server inferred, decoded by the column's type.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::Value;

type Wire<T> = Result<T, Box<dyn Error + Sync + Send>>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Wire<IsNull> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(v) => int(*v, ty, out),
            Value::Bool(v) if *ty == Type::BOOL => v.to_sql(ty, out),
            Value::Bool(v) => int((*v).into(), ty, out),
            Value::Text(v) if <&str as ToSql>::accepts(ty) || *ty == Type::JSON => {
                v.as_str().to_sql(&Type::TEXT, out)
            }
            Value::Ints(v) if *ty == Type::INT8_ARRAY => v.to_sql(ty, out),
            Value::Ints(v) if *ty == Type::INT4_ARRAY => {
                let narrow: Vec<i32> = v
                    .iter()
                    .map(|v| i32::try_from(*v))
                    .collect::<Result<_, _>>()?;
                narrow.to_sql(ty, out)
            }
            Value::Texts(v) if matches!(*ty, Type::TEXT_ARRAY | Type::VARCHAR_ARRAY) => {
                v.to_sql(ty, out)
            }
            Value::Text(_) | Value::Ints(_) | Value::Texts(_) => misfit(self, ty),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn int(v: i64, ty: &Type, out: &mut BytesMut) -> Wire<IsNull> {
    match *ty {
        Type::INT8 => v.to_sql(ty, out),
        Type::INT4 => i32::try_from(v)?.to_sql(ty, out),
        Type::INT2 => i16::try_from(v)?.to_sql(ty, out),
        Type::BOOL => (v != 0).to_sql(ty, out),
        Type::TEXT | Type::VARCHAR => v.to_string().to_sql(ty, out),
        _ => misfit(&Value::Int(v), ty),
    }
}

/// Names the kinds, never the value.
fn misfit(value: &Value, ty: &Type) -> Wire<IsNull> {
    let kind = match value {
        Value::Null => "null",
        Value::Int(_) => "an integer",
        Value::Text(_) => "a text",
        Value::Bool(_) => "a truth value",
        Value::Ints(_) => "a list of integers",
        Value::Texts(_) => "a list of texts",
    };
    Err(format!("{kind} does not fit the type {ty}").into())
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Wire<Self> {
        Ok(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::OID => Value::Int(u32::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Bool(bool::from_sql(ty, raw)?),
            Type::VOID => Value::Null,
            Type::INT8_ARRAY => Value::Ints(Vec::from_sql(ty, raw)?),
            Type::INT4_ARRAY => Value::Ints(
                Vec::<i32>::from_sql(ty, raw)?
                    .into_iter()
                    .map(i64::from)
                    .collect(),
            ),
            Type::TEXT_ARRAY | Type::VARCHAR_ARRAY | Type::NAME_ARRAY => {
                Value::Texts(Vec::from_sql(ty, raw)?)
            }
            _ => Value::Text(std::str::from_utf8(raw)?.to_owned()),
        })
    }

    fn from_sql_null(_: &Type) -> Wire<Self> {
        Ok(Value::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8
                | Type::INT4
                | Type::INT2
                | Type::OID
                | Type::BOOL
                | Type::VOID
                | Type::INT8_ARRAY
                | Type::INT4_ARRAY
                | Type::TEXT_ARRAY
                | Type::VARCHAR_ARRAY
                | Type::NAME_ARRAY
                | Type::JSON
        ) || <&str as FromSql>::accepts(ty)
    }
}
